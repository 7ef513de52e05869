"""How a failing case is written, and edits that several cases need."""

from dataclasses import dataclass, field

from app.trace import RunDecision, Trace
from app.trace.messages import body_text
from tests.playing import Edit, message, played

WEB, APP = "authorization-code", "pkce-s256"


@dataclass(frozen=True)
class Failing:
    """One message edited so that one check fails; `answer` is what the exchange then answers."""

    at: str
    edit: Edit
    answer: str  # "400 page", "303 invalid_request" (redirected), "401 invalid_client" (JSON)
    scenario: str = APP
    switches: dict[str, str] = field(default_factory=dict)
    do: str = "edit"
    ms: int = 0
    answered_at: str = ""
    besides: tuple[RunDecision, ...] = ()  # what else is decided in the run


def failing(case: Failing, switches: dict[str, str] | None = None) -> Trace:
    """The trace of a failing case, under more switches if given."""
    settings = {**case.switches, **(switches or {})}
    edit = case.edit
    if callable(edit):
        edit = edit(message(played(case.scenario, settings, case.besides), case.at))
    decision = RunDecision(at=case.at, do=case.do, set=edit, ms=case.ms)
    return played(case.scenario, settings, [*case.besides, decision])


@dataclass(frozen=True)
class Passing:
    """A run in which a check passes, where that is not one of the two usual ones."""

    scenario: str = ""
    switches: dict[str, str] = field(default_factory=dict)
    decisions: tuple[RunDecision, ...] = ()

    @property
    def scenarios(self) -> tuple[str, ...]:
        """What to play."""
        return (self.scenario,) if self.scenario else (WEB, APP)


def appended(text: str):
    """An edit that puts `text` at the end of the address."""
    return lambda request: {"url": request.url + text}


def doubled(name: str):
    """An edit that repeats a form parameter."""
    return lambda request: {"body": f"{body_text(request)}&{name}=again"}
