"""The resource owner password credentials grant."""

from tests.checks.failing.case import Failing, Passing

TOLD = "resource-owner-password"
FAILING = {
    "token.password.present": Failing("token#1.request", {"form.password": ""}, "400 invalid_request", TOLD),
    "token.password.right": Failing(
        "login#1.answer",
        {"account": "ana", "password": "wrong"},
        "400 invalid_grant",
        TOLD,
        do="answer",
        answered_at="token#1",
    ),
}
PASSING = {"token.password.present": Passing(TOLD), "token.password.right": Passing(TOLD)}
