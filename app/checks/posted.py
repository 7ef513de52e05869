"""Rules that every endpoint has to which programs post a form: the method, and the kind of body."""

from __future__ import annotations

from typing import Protocol

from app.checks.ledger import Finding, Rule, compared, rule

FORM = "application/x-www-form-urlencoded"


class Posted(Protocol):
    """What these rules look at."""

    @property
    def method(self) -> str:
        """The method of the request."""

    @property
    def content_type(self) -> str:
        """Its Content-Type header, empty without one."""


def rules(endpoint: str, spec_of_method: str, spec_of_form: str) -> tuple[Rule[Posted], Rule[Posted]]:
    """The two rules of one endpoint, each with the section that demands it there."""

    @rule(
        f"{endpoint}.method",
        actor="as",
        title="The request is a POST",
        failure="The request is not a POST",
        spec=spec_of_method,
        level="MUST",
        looked_at="method",
        status=405,
        causes=("The address was opened in a browser.", "Parameters were put into an address, which ends up in logs."),
    )
    def method_post(asked: Posted) -> Finding:
        return compared(asked.method == "POST", ("method", asked.method), ("needed", "POST"))

    @rule(
        f"{endpoint}.content_type",
        actor="as",
        title="The parameters are a form",
        failure="The parameters are not sent as a form",
        spec=spec_of_form,
        level="MUST",
        looked_at="header.content-type",
        error="invalid_request",
        causes=("The parameters were sent as JSON.",),
    )
    def content_type_form(asked: Posted) -> Finding:
        sent = asked.content_type.partition(";")[0].strip().lower()
        return compared(sent == FORM, ("content type", sent), ("needed", FORM))

    return method_post, content_type_form
