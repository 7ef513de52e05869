"""The ID token, as the token endpoint gave it or as it came through the browser."""

import base64
import json

from app.actors.tokens import sign_id_token
from app.trace.paths import json_of, jwt_parts
from tests.checks.failing.case import Failing, Passing

SIGN_IN, HYBRID, BACK = "openid-connect", "openid-connect-hybrid", "single-sign-on"
LATELY = {"client.prompt": "none", "client.max_age": "86400"}


def claiming(**claims: object):
    """An edit that puts an ID token in place which says something else, signed with the provider's own key."""

    def edit(response):
        _, before = jwt_parts(json_of(response)["id_token"])
        changed = {name: value for name, value in {**before, **claims}.items() if value is not None}
        return {"json.id_token": sign_id_token(changed)}

    return edit


def headed(**header: str):
    """An edit that signs the claims under another header."""

    def edit(response):
        claims = json_of(response)["id_token"].split(".")[1]
        head = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
        return {"json.id_token": f"{head}.{claims}."}

    return edit


def forged(response):
    """An edit that spoils the signature."""
    return {"json.id_token": json_of(response)["id_token"][:-8] + "AAAAAAAA"}


def _failing(edit, scenario: str = SIGN_IN, **more) -> Failing:
    return Failing("token#1.response", edit, "400 page", scenario, answered_at="callback#1", **more)


FAILING = {
    "id_token.form": _failing({"json.id_token": None}),
    "id_token.claims": _failing(claiming(sub="a" * 256)),
    "id_token.issuer": _failing(claiming(iss="https://accounts.example/")),
    "id_token.audience": _failing(claiming(aud=["printer", "scanner"])),
    "id_token.azp": _failing(claiming(azp="scanner")),
    "id_token.algorithm": _failing(headed(alg="none")),
    "id_token.key": _failing(headed(alg="RS256", kid="accounts-1")),
    "id_token.signature": _failing(forged),
    "id_token.unexpired": _failing(claiming(exp=1_767_225_600)),
    "id_token.issued": _failing(claiming(iat=1_767_225_600 - 601)),
    "id_token.nonce": _failing(claiming(nonce="of another session")),
    "id_token.auth_time": Failing(
        "token_again#1.response", claiming(auth_time=1), "400 page", BACK, LATELY, answered_at="callback_again#1"
    ),
    "id_token.at_hash": _failing({"json.access_token": "of another login"}),
    "id_token.c_hash": Failing("posted#1.request", {"form.code": "of another login"}, "400 page", HYBRID),
    "id_token.same_person": Failing(
        "token#1.response", claiming(sub="bob"), "400 page", HYBRID, answered_at="posted#1"
    ),
}
PASSING = {
    **{id: Passing(SIGN_IN) for id in FAILING},
    "id_token.auth_time": Passing(BACK, LATELY),
    "id_token.c_hash": Passing(HYBRID),
    "id_token.same_person": Passing(HYBRID),
}
