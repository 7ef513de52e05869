"""What both servers know beforehand: clients, an API, an account, codes and tokens; and a world in which they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.actors.assertions import public_key
from app.actors.authorization_server import devices
from app.actors.owner import PASSWORDS
from app.actors.places import ACCOUNT, API, ISSUER, OWN_SCOPE
from app.checks.clients import RegisteredClient, RegisteredServer
from app.checks.device import GRANT_TYPE
from app.checks.token import CodeGrant, s256
from app.checks.token.assertion import WAY
from app.checks.token.device_code import DeviceGrant
from app.checks.tokens import IssuedToken, RefreshGrant
from app.flows.flow import Hosts
from app.switches import resolve
from app.trace import Recorder
from app.wire import Script, World
from app.wire.clock import EPOCH_SECONDS
from tests.oracle.proofs import USED_JTI

# What Authlib does, and can be told nothing else about.
SWITCHES = resolve(
    {
        "as.pkce": "optional+no_downgrade",
        "as.refresh_token": "rotation",
        "as.password_grant": "allowed",
        "as.implicit": "allowed",
    }
)

WEB_CB, APP_CB, OTHER_CB = "https://printer.example/cb?from=accounts", "http://127.0.0.1/cb", "https://other.example/cb"
PORT_CB = "http://127.0.0.1:51004/cb"  # the same as the app's: the port of a loopback address is free


def _client(client_id: str, auth_method: str, secret: str | None = None, **others: Any) -> RegisteredClient:
    kind = "public" if auth_method == "none" else "confidential"
    fields = {"redirect_uris": (WEB_CB,), "scopes": ("photos.read",), **others}
    return RegisteredClient(client_id, client_id.title(), kind, auth_method, secret, **fields)


BOTH = ("photos.read", "albums.read")
REFRESH, OWN_NAME, PASSWORD = ("refresh_token",), ("client_credentials",), ("password",)
DEVICE = (GRANT_TYPE,)
CLIENTS = {
    client.client_id: client
    for client in (
        _client("web", "basic", "s:c+r%t"),
        _client("post", "post", "in the form"),
        _client("key", WAY, key=public_key()),
        _client("app", "none", redirect_uris=(APP_CB,), scopes=BOTH),
        _client("two", "none", redirect_uris=(APP_CB, OTHER_CB)),
        _client("keeper", "basic", "keeps", grant_types=REFRESH, response_types=()),
        _client("holder", "none", grant_types=REFRESH, response_types=(), scopes=BOTH),
        _client("night", "basic", "nightly", grant_types=OWN_NAME, response_types=(), scopes=(OWN_SCOPE,)),
        _client("day", "none", grant_types=OWN_NAME, response_types=(), scopes=(OWN_SCOPE,)),
        _client("old", "basic", "of-old", grant_types=PASSWORD, response_types=(), scopes=BOTH),
        _client("login", "none", redirect_uris=(APP_CB,), scopes=("openid", "email", "photos.read")),
        _client("hybrid", "none", redirect_uris=(APP_CB,), scopes=("openid",), response_types=("code id_token",)),
        _client("script", "none", redirect_uris=(APP_CB,), response_types=("token",), grant_types=()),
        _client("tv", "none", grant_types=DEVICE, response_types=()),
        _client("idle", "basic", "idle", grant_types=(), response_types=()),
    )
}
# The API, which asks about tokens; to both servers it proves itself as a client does.
API_RECORD = RegisteredServer("api", "an:API's+secret", API)
API_CLIENT = _client("api", "basic", API_RECORD.secret)
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
    replace(_code("login-code", "login", APP_CB, S256), scope="openid email", nonce="a-nonce", auth_time=EPOCH_SECONDS),
)

GRANTED = ("photos.read", ACCOUNT, EPOCH_SECONDS + 60)
KEEPER_TOKEN = RefreshGrant("keeper-refresh", "keeper's", "keeper", *GRANTED)
HOLDER_TOKEN = RefreshGrant("holder-refresh", "holder's", "holder", "photos.read albums.read", *GRANTED[1:])
REFRESH_TOKENS = (
    KEEPER_TOKEN,
    HOLDER_TOKEN,
    replace(KEEPER_TOKEN, token="expired-refresh", family="expired", expires=EPOCH_SECONDS),
    replace(KEEPER_TOKEN, token="revoked-refresh", family="revoked", revoked=True),
    replace(KEEPER_TOKEN, token="used-refresh", family="used", used=True),
)
CLAIMS = {
    "iss": ISSUER,
    "sub": ACCOUNT,
    "aud": API,
    "client_id": "keeper",
    "scope": "photos.read",
    "iat": EPOCH_SECONDS - 60,
    "exp": EPOCH_SECONDS + 60,
    "jti": "1",
}
LOGIN = {"client_id": "login", "scope": "openid email", "aud": ISSUER}
ACCESS_TOKENS = (
    IssuedToken("access", "keeper's", CLAIMS),
    IssuedToken("expired-access", "expired", {**CLAIMS, "exp": EPOCH_SECONDS, "jti": "2"}),
    IssuedToken("revoked-access", "revoked", {**CLAIMS, "jti": "3"}, revoked=True),
    IssuedToken("login-access", "login", {**CLAIMS, **LOGIN, "jti": "5"}),
    IssuedToken("access-elsewhere", "elsewhere", {**CLAIMS, "aud": "https://other.example", "jti": "4"}),
)

WAITING = DeviceGrant("waiting-device", "BBBB-BBBB", "tv", "photos.read", EPOCH_SECONDS + 60, 5)
ALLOWED = replace(WAITING, device_code="allowed-device", user_code="CCCC-CCCC", state="allowed", account=ACCOUNT)
DEVICES = (
    WAITING,
    ALLOWED,
    replace(WAITING, device_code="hasty-device", user_code="DDDD-DDDD", polled=EPOCH_SECONDS - 1),
    replace(WAITING, device_code="patient-device", user_code="FFFF-FFFF", polled=EPOCH_SECONDS - 9),
    replace(WAITING, device_code="expired-device", user_code="GGGG-GGGG", expires=EPOCH_SECONDS),
    replace(WAITING, device_code="denied-device", user_code="HHHH-HHHH", state="denied", account=ACCOUNT),
    replace(ALLOWED, device_code="late-device", user_code="JJJJ-JJJJ", expires=EPOCH_SECONDS),
    replace(ALLOWED, device_code="used-device", user_code="KKKK-KKKK", state="used"),
    replace(ALLOWED, device_code="other-device", user_code="LLLL-LLLL", client_id="app"),
)


def prepared(hosts: Hosts | None = None, switches: Mapping[str, str] | None = None) -> World:
    """A world in which all of this is known and nothing has happened yet; nobody needs to be at home in it."""
    world = World(
        seed=1,
        switches={**SWITCHES, **(switches or {})},
        script=Script((), (), ()),
        hosts=hosts or {},
        names={},
        recorder=Recorder(),
    )
    server = world.actor("as")
    for client in CLIENTS.values():
        server.know("clients", client.client_id, client)
    for each in CODES:
        server.know("codes", each.code, each)
    for each in REFRESH_TOKENS:
        server.know("refresh tokens", each.token, each)
    for each in ACCESS_TOKENS:
        server.know("tokens", each.claims["jti"], each)
    for each in DEVICES:
        server.know(devices.SHELF, each.device_code, each)
    server.know("resource servers", API_RECORD.server_id, API_RECORD)
    server.know("assertions", USED_JTI, EPOCH_SECONDS)
    server.know("accounts", ACCOUNT, PASSWORDS["right"])
    return world
