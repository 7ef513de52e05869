"""The script of a client's page, in the implicit grant."""

from collections.abc import Callable

from app.trace import Request, Response, RunDecision
from tests.checks.failing.case import Failing, Passing

PAGE = "implicit"


def arriving(**fragment: str | None) -> Failing:
    """The address to which the browser is sent, with some of its fragment changed."""
    edit = {f"location.fragment.{name}": value for name, value in fragment.items()}
    return Failing("consent#1.response", edit, "200 page", PAGE, answered_at="callback#1")


def going_on(where: str) -> Callable[[Request | Response], dict[str, str]]:
    """An address of the redirect URI that says where to go on to."""
    return lambda request: {"url": f"{request.url}?next={where}"}


FAILING = {
    "page.state": arriving(state="another"),
    "page.error": arriving(error="server_error"),
    "page.access_token": arriving(access_token=None),
    "page.token_type": arriving(token_type="DPoP"),
}
PASSING = {id: Passing(PAGE) for id in FAILING}
FAILING["callback.next"] = Failing("callback#1.request", going_on("https://evil.example/"), "400 page", PAGE)
PASSING["callback.next"] = Passing(
    PAGE,
    decisions=(RunDecision(at="callback#1.request", do="edit", set={"url": "https://printer.example/cb?next=/print"}),),
)
