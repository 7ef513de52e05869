"""Tiny sites for a browser, and a form to send to them."""

from collections.abc import Mapping

from app.wire.markup import Form
from tests.wire.internet import Wsgi, saying


def post(action: str = "/", **fields: str) -> Form:
    return Form(action, "POST", {name: [value] for name, value in fields.items()})


def showing(html: str, *headers: tuple[str, str]) -> Wsgi:
    """A site that has this one page everywhere."""
    return saying(html, headers=[("Content-Type", "text/html"), *headers])


def by_path(some: Mapping[str, Wsgi], rest: Wsgi) -> Wsgi:
    """A site that answers some paths in a way of their own."""
    return lambda environ, start: some.get(environ["PATH_INFO"], rest)(environ, start)


def leading(*hops: tuple[int, str, dict[str, str]]) -> Wsgi:
    """A site whose first responses are these redirects, and then an empty page."""
    left = [saying("", status, [("Location", location), *more.items()]) for status, location, more in hops]
    return lambda *arguments: (left.pop(0) if left else saying())(*arguments)
