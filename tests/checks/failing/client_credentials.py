"""The client credentials grant."""

from tests.checks.failing.case import Failing, Passing

NIGHT = "client-credentials"
FAILING = {
    "token.client.confidential": Failing(
        "token#1.request", {}, "400 unauthorized_client", NIGHT, {"client.type": "public"}
    ),
    "token.scope.known": Failing(
        "token#1.request", {"form.scope": "prices.read photos.read"}, "400 invalid_scope", NIGHT
    ),
}
PASSING = {
    "token.client.confidential": Passing(NIGHT),
    "token.scope.known": Passing(NIGHT),
}
