"""The script of a client's page, in the implicit grant."""

from tests.checks.failing.case import Failing, Passing

PAGE = "implicit"


def arriving(**fragment: str | None) -> Failing:
    """The address to which the browser is sent, with some of its fragment changed."""
    edit = {f"location.fragment.{name}": value for name, value in fragment.items()}
    return Failing("consent#1.response", edit, "200 page", PAGE, answered_at="callback#1")


FAILING = {
    "page.state": arriving(state="another"),
    "page.error": arriving(error="server_error"),
    "page.access_token": arriving(access_token=None),
    "page.token_type": arriving(token_type="DPoP"),
}
PASSING = {id: Passing(PAGE) for id in FAILING}
