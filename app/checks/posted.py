"""Rules that every endpoint has to which programs post a form: the method, the kind of body, and what stands in it."""

from __future__ import annotations

from typing import Protocol

from app.checks.ledger import Finding, Params, Rule, compared, rule
from app.trace.events import Level

FORM = "application/x-www-form-urlencoded"


class Posted(Protocol):
    """What these rules look at."""

    @property
    def method(self) -> str:
        """The method of the request."""

    @property
    def content_type(self) -> str:
        """Its Content-Type header, empty without one."""

    @property
    def params(self) -> Params:
        """The parameters of its body."""


Rules = tuple[Rule[Posted], Rule[Posted], Rule[Posted]]


def rules(endpoint: str, of_method: str, of_form: str, of_once: str, level_of_once: Level = "MUST") -> Rules:
    """The three rules of one endpoint, each with the section that demands it there."""

    @rule(
        f"{endpoint}.method",
        actor="as",
        title="The request is a POST",
        plain="What is sent here has to travel inside the message and not in the address, because addresses are "
        "written down in many places.",
        failure="The request is not a POST",
        spec=of_method,
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
        plain="What is sent has to come as a filled-in form, so that both sides read the same out of it.",
        failure="The parameters are not sent as a form",
        spec=of_form,
        level="MUST",
        looked_at="header.content-type",
        error="invalid_request",
        causes=("The parameters were sent as JSON.",),
    )
    def content_type_form(asked: Posted) -> Finding:
        sent = asked.content_type.partition(";")[0].strip().lower()
        return compared(sent == FORM, ("content type", sent), ("needed", FORM))

    @rule(
        f"{endpoint}.parameters.once",
        actor="as",
        title="No parameter stands twice",
        plain="Nothing in the form may be said twice: of two passwords or codes, the one could be examined and the "
        "other one used.",
        failure="A parameter is sent more than once",
        spec=of_once,
        level=level_of_once,
        looked_at="body",
        error="invalid_request",
        causes=("Two pieces of code each add the same parameter.",),
    )
    def parameters_once(asked: Posted) -> Finding:
        twice = asked.params.repeated(besides=("resource",))
        return compared(not twice, ("repeated parameters", ", ".join(twice) or "none"), ("allowed", "none"))

    return method_post, content_type_form, parameters_once
