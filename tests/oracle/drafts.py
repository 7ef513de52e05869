"""A request on its way to a server under comparison: its parts kept apart, so that each can be spoilt alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from app.actors.places import ISSUER
from app.trace import Body, Request

FORM = "application/x-www-form-urlencoded"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Draft:
    """One request. `form` is None for a request without a body; `body` takes the place of the form's own text."""

    method: str
    path: str
    query: Pairs = ()
    form: Pairs | None = None
    content_type: str | None = FORM
    authorization: tuple[str, ...] = ()
    body: bytes | None = None

    @property
    def place(self) -> str:
        """Which of the two carries the parameters."""
        return "query" if self.form is None else "form"

    @property
    def params(self) -> Pairs:
        """The parameters where this request carries them."""
        return self.query if self.form is None else self.form

    def having(self, params: Sequence[tuple[str, str]]) -> Draft:
        """The same with other parameters, carried in the same place."""
        return replace(self, **{self.place: tuple(params)})

    def setting(self, name: str, value: str) -> Draft:
        """The same with another value of one parameter, which is added when it is not there."""
        if name not in dict(self.params):
            return self.having([*self.params, (name, value)])
        return self.having([(key, value if key == name else old) for key, old in self.params])

    def without(self, *names: str) -> Draft:
        """The same without some parameters."""
        return self.having([(name, value) for name, value in self.params if name not in names])

    def request(self) -> Request:
        """The message as it goes over the wire."""
        content = self.body if self.body is not None else urlencode(self.form or ()).encode()
        headers = [("Host", "accounts.example"), *(("Authorization", value) for value in self.authorization)]
        if self.form is not None and self.content_type is not None:
            headers.append(("Content-Type", self.content_type))
        if content:
            headers.append(("Content-Length", str(len(content))))
        question = f"?{urlencode(self.query)}" if self.query else ""
        return Request(self.method, f"{ISSUER}{self.path}{question}", tuple(headers), Body.of(content))
