"""The requests that both servers grant. A new grant or endpoint is compared by adding its baseline to the table."""

from __future__ import annotations

from dataclasses import dataclass

from app.actors.owner import PASSWORDS
from app.actors.places import ACCOUNT
from app.checks.clients import RegisteredClient
from app.checks.device import GRANT_TYPE
from tests.oracle.drafts import Draft
from tests.oracle.known import API_CLIENT, APP_CB, CLIENTS, OTHER_CB, PLAIN, PORT_CB, S256, VERIFIER, WEB_CB
from tests.oracle.proofs import authenticated


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


def _posted(name: str, path: str, client: RegisteredClient, **params: str) -> Baseline:
    bare = Draft("POST", path, form=tuple(params.items()))
    return Baseline(name, authenticated(bare, client.client_id, client.secret, client.auth_method), client)


def _redeem(name: str, code: str, client_id: str, **params: str) -> Baseline:
    fields = {"grant_type": "authorization_code", "code": code, **params}
    return _posted(f"token {name}", "/token", CLIENTS[client_id], **fields)


def _refresh(name: str, client_id: str, **params: str) -> Baseline:
    fields = {"grant_type": "refresh_token", "refresh_token": f"{client_id}-refresh", **params}
    return _posted(f"token refresh {name}", "/token", CLIENTS[client_id], **fields)


HYBRID = "code id_token"
COMMON = {"scope": "photos.read", "state": "a state with +%&é"}
BASELINES = (
    _authorize("app", "app", redirect_uri=APP_CB, **COMMON, **S256),
    _authorize("app plain", "app", redirect_uri=PORT_CB, **COMMON, **PLAIN),
    _authorize("web", "web", redirect_uri=WEB_CB, **COMMON),
    _authorize("bare", "web"),
    _authorize("two", "two", redirect_uri=OTHER_CB, state="s"),
    _authorize("by POST", "app", "POST", redirect_uri=APP_CB, **COMMON, **S256),
    _authorize("login", "login", redirect_uri=APP_CB, nonce="n", **{**COMMON, "scope": "openid email"}, **S256),
    _authorize(
        "hybrid", "hybrid", response_type="code id_token", redirect_uri=APP_CB, nonce="n", scope="openid", **S256
    ),
    _authorize("script", "script", response_type="token", redirect_uri=APP_CB, **COMMON),
    _redeem("web", "web-code", "web", redirect_uri=WEB_CB, code_verifier=VERIFIER),
    _redeem("bare", "bare-code", "web"),
    _redeem("post", "post-code", "post", redirect_uri=WEB_CB),
    _redeem("key", "key-code", "key", redirect_uri=WEB_CB),
    _redeem("app", "app-code", "app", redirect_uri=APP_CB, code_verifier=VERIFIER),
    _redeem("plain", "plain-code", "app", redirect_uri=PORT_CB, code_verifier=VERIFIER),
    _redeem("login", "login-code", "login", redirect_uri=APP_CB, code_verifier=VERIFIER),
    _refresh("keeper", "keeper"),
    _refresh("holder", "holder", scope="photos.read"),
    _posted("token night", "/token", CLIENTS["night"], grant_type="client_credentials", scope="prices.read"),
    _posted(
        *("token old", "/token", CLIENTS["old"]),
        grant_type="password",
        username=ACCOUNT,
        password=PASSWORDS["right"],
        scope="photos.read",
    ),
    _posted("token device", "/token", CLIENTS["tv"], grant_type=GRANT_TYPE, device_code="allowed-device"),
    _posted("device", "/device_authorization", CLIENTS["tv"], scope="photos.read"),
    Baseline("userinfo", Draft("GET", "/userinfo", authorization=("Bearer login-access",)), CLIENTS["login"]),
    _posted("introspect", "/introspect", API_CLIENT, token="access", token_type_hint="access_token"),
    _posted("revoke access", "/revoke", CLIENTS["keeper"], token="access", token_type_hint="access_token"),
    _posted("revoke refresh", "/revoke", CLIENTS["keeper"], token="keeper-refresh", token_type_hint="refresh_token"),
    _posted("revoke public", "/revoke", CLIENTS["holder"], token="holder-refresh"),
)
