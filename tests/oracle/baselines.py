"""The requests that both servers grant, and what both know beforehand: clients, an account, codes.

A new grant or endpoint is compared by adding its baseline to the table: every mutation is made from that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.actors.assertions import public_key
from app.actors.owner import PASSWORDS
from app.actors.places import ACCOUNT
from app.checks.clients import RegisteredClient
from app.checks.token import CodeGrant, s256
from app.checks.token.assertion import WAY
from app.switches import resolve
from app.trace import Recorder
from app.wire import Script, World
from app.wire.clock import EPOCH_SECONDS
from app.wire.world import WsgiApp
from tests.oracle.drafts import Draft
from tests.oracle.proofs import USED_JTI, authenticated

# What Authlib's extension for PKCE does; it can be told nothing else.
SWITCHES = resolve({"as.pkce": "optional+no_downgrade"})

WEB_CB, APP_CB, OTHER_CB = "https://printer.example/cb?from=accounts", "http://127.0.0.1/cb", "https://other.example/cb"
PORT_CB = "http://127.0.0.1:51004/cb"  # the same as the app's: the port of a loopback address is free
CLIENTS = {
    client.client_id: client
    for client in (
        RegisteredClient("web", "Web", "confidential", "basic", "s:c+r%t", (WEB_CB,), scopes=("photos.read",)),
        RegisteredClient("post", "Post", "confidential", "post", "in the form", (WEB_CB,), scopes=("photos.read",)),
        RegisteredClient("key", "Key", "confidential", WAY, None, (WEB_CB,), scopes=("photos.read",), key=public_key()),
        RegisteredClient("app", "App", "public", "none", None, (APP_CB,), scopes=("photos.read", "photos.delete")),
        RegisteredClient("two", "Two", "public", "none", None, (APP_CB, OTHER_CB), scopes=("photos.read",)),
        RegisteredClient("idle", "Idle", "confidential", "basic", "idle", (WEB_CB,), (), (), ("photos.read",)),
    )
}
VERIFIER = "a-verifier." + "v" * 40
S256 = {"code_challenge": s256(VERIFIER), "code_challenge_method": "S256"}
PLAIN = {"code_challenge": VERIFIER, "code_challenge_method": "plain"}


def _code(code: str, client_id: str, redirect_uri: str, pkce: Mapping[str, str]) -> CodeGrant:
    """A code as the server remembers it, good for another minute."""
    return CodeGrant(
        code=code,
        client_id=client_id,
        redirect_uri=redirect_uri,
        redirect_uri_sent=True,
        scope="photos.read",
        account=ACCOUNT,
        challenge=pkce.get("code_challenge", ""),
        method=pkce.get("code_challenge_method", "plain"),
        expires=EPOCH_SECONDS + 60,
    )


WEB_CODE, APP_CODE = _code("web-code", "web", WEB_CB, S256), _code("app-code", "app", APP_CB, S256)
CODES = (
    WEB_CODE,
    APP_CODE,
    replace(WEB_CODE, code="expired-web-code", expires=EPOCH_SECONDS),
    replace(APP_CODE, code="expired-app-code", expires=EPOCH_SECONDS),
    replace(WEB_CODE, code="used-web-code", used=True),
    replace(APP_CODE, code="used-app-code", used=True),
    replace(_code("bare-code", "web", WEB_CB, {}), redirect_uri_sent=False),
    _code("post-code", "post", WEB_CB, {}),
    _code("key-code", "key", WEB_CB, {}),
    _code("plain-code", "app", PORT_CB, PLAIN),
)


def prepared(hosts: Mapping[str, tuple[str, WsgiApp]] | None = None) -> World:
    """A world in which all of this is known and nothing has happened yet; nobody needs to be at home in it."""
    script = Script((), (), ())
    world = World(seed=1, switches=SWITCHES, script=script, hosts=hosts or {}, names={}, recorder=Recorder())
    server = world.actor("as")
    for client in CLIENTS.values():
        server.know("clients", client.client_id, client)
    for each in CODES:
        server.know("codes", each.code, each)
    server.know("assertions", USED_JTI, EPOCH_SECONDS)
    server.know("accounts", ACCOUNT, PASSWORDS["right"])
    return world


@dataclass(frozen=True)
class Baseline:
    """A request that both servers grant, before anything is done to it; who sends it, and who authenticates."""

    name: str
    draft: Draft
    client: RegisteredClient


def _authorize(name: str, client_id: str, method: str = "GET", **params: str) -> Baseline:
    pairs = tuple({"response_type": "code", "client_id": client_id, **params}.items())
    draft = Draft(method, "/authorize", query=pairs) if method == "GET" else Draft(method, "/authorize", form=pairs)
    return Baseline(f"authorize {name}", draft, CLIENTS[client_id])


def _token(name: str, client_id: str, **params: str) -> Baseline:
    return _post(f"token {name}", "/token", client_id, **params)


def _post(name: str, path: str, client_id: str, **params: str) -> Baseline:
    client = CLIENTS[client_id]
    bare = Draft("POST", path, form=tuple(params.items()))
    return Baseline(name, authenticated(bare, client.client_id, client.secret, client.auth_method), client)


def _redeem(name: str, code: str, client_id: str, **params: str) -> Baseline:
    return _token(name, client_id, grant_type="authorization_code", code=code, **params)


COMMON = {"scope": "photos.read", "state": "a state with +%&é"}
BASELINES = (
    _authorize("app", "app", redirect_uri=APP_CB, **COMMON, **S256),
    _authorize("app plain", "app", redirect_uri=PORT_CB, **COMMON, **PLAIN),
    _authorize("web", "web", redirect_uri=WEB_CB, **COMMON),
    _authorize("bare", "web"),
    _authorize("two", "two", redirect_uri=OTHER_CB, state="s"),
    _authorize("by POST", "app", "POST", redirect_uri=APP_CB, **COMMON, **S256),
    _redeem("web", "web-code", "web", redirect_uri=WEB_CB, code_verifier=VERIFIER),
    _redeem("bare", "bare-code", "web"),
    _redeem("post", "post-code", "post", redirect_uri=WEB_CB),
    _redeem("key", "key-code", "key", redirect_uri=WEB_CB),
    _redeem("app", "app-code", "app", redirect_uri=APP_CB, code_verifier=VERIFIER),
    _redeem("plain", "plain-code", "app", redirect_uri=PORT_CB, code_verifier=VERIFIER),
)
