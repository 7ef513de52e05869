"""Resource indicators."""

from tests.checks.failing.case import Failing, Passing

NAMED = "resource-indicators"

FAILING = {
    "authorize.resource.known": Failing(
        "authorize#1.request", {"query.resource": "https://bank.example"}, "303 invalid_target", NAMED
    ),
    "token.resource.within": Failing(
        "token#1.request", {"form.resource": "https://prints.example"}, "400 invalid_target", NAMED
    ),
}
PASSING = {id: Passing(NAMED) for id in FAILING}
