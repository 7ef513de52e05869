"""The client's assertion at the token endpoint."""

import base64
import json

from app.actors.assertions import sign
from app.trace.paths import form_of, jwt_parts
from tests.checks.failing.case import Failing, Passing

KEYED = "private-key-jwt"


def asserting(**claims: object):
    """An edit that signs other claims with the client's own key."""

    def edit(request):
        _, before = jwt_parts(dict(form_of(request))["client_assertion"])
        changed = {name: value for name, value in {**before, **claims}.items() if value is not None}
        return {"form.client_assertion": sign(changed)}

    return edit


def unsigned(request):
    """An edit that announces no algorithm, and drops the signature."""
    _, payload, _ = dict(form_of(request))["client_assertion"].split(".")
    head = base64.urlsafe_b64encode(json.dumps({"alg": "none"}).encode()).rstrip(b"=").decode()
    return {"form.client_assertion": f"{head}.{payload}.AAAA"}


def forged(request):
    """An edit that spoils the signature."""
    return {"form.client_assertion": dict(form_of(request))["client_assertion"][:-8] + "AAAAAAAA"}


def _failing(edit) -> Failing:
    return Failing("token#1.request", edit, "401 invalid_client", KEYED)


FAILING = {
    "token.client.same": _failing({"form.client_id": "another"}),
    "token.assertion.type": _failing(
        {"form.client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"}
    ),
    "token.assertion.algorithm": _failing(unsigned),
    "token.assertion.issuer": _failing(asserting(iss="https://printer.example")),
    "token.assertion.signature": _failing(forged),
    "token.assertion.audience": _failing(asserting(aud="https://other.example")),
    "token.assertion.unexpired": Failing("token#1.request", {}, "401 invalid_client", KEYED, do="delay", ms=60_001),
    "token.assertion.unused": Failing(
        "token#1.request", {}, "401 invalid_client", KEYED, do="replay", answered_at="token#2"
    ),
}
PASSING = {id: Passing(KEYED) for id in FAILING}
