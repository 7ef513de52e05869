"""Answers: how a form that a person sent in the browser's window becomes the answer of a decision.

One entry for each question that is asked by a page. What was typed as a password is compared here and then forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.actors.owner import PASSWORDS
from app.actors.places import ACCOUNT
from app.runs.links import RunError
from app.trace import Decision, RunDecision

Sent = Mapping[str, Sequence[str]]  # the values of each field of a form, as it was sent
MAX_TEXT = 200


@dataclass(frozen=True)
class Form:
    """A form of a captured page: the path that it goes to, and the names of its fields and buttons."""

    path: str
    fields: frozenset[str]


@dataclass(frozen=True)
class Question:
    """What a page asks: by which form, how that answers, and what whoever answers has to know.

    A form is known by the fields it needs, or by its path where it has nothing but buttons.
    """

    answer: Callable[[Sent, Decision], dict[str, Any]]
    fields: frozenset[str] = frozenset()
    path: str = ""
    hint: Callable[[Decision], str] = lambda _: ""

    def is_put_by(self, form: Form) -> bool:
        """Whether that form puts this question."""
        return self.fields <= form.fields and self.path in {"", form.path}


def _login(sent: Sent, _: Decision) -> dict[str, Any]:
    right = _text(sent, "password") == PASSWORDS["right"]
    return {"account": _text(sent, "username"), "password": "right" if right else "wrong"}


def _consent(sent: Sent, _: Decision) -> dict[str, Any]:
    scopes = [scope[:MAX_TEXT] for scope in sent.get("scope", ())]
    return {"allow": _text(sent, "decision") == "allow", "scopes": scopes}


def _logout(sent: Sent, _: Decision) -> dict[str, Any]:
    return {"allow": _text(sent, "decision") == "log out"}


def _pressed(_: Sent, __: Decision) -> dict[str, Any]:
    """The page has one button, and whoever does not want it leaves it alone."""
    return {"allow": True}


def _user_code(sent: Sent, _: Decision) -> dict[str, Any]:
    return {"user_code": _text(sent, "user_code")}


def _as_asked(_: Sent, asked: Decision) -> dict[str, Any]:
    """A button on its own can only be pressed."""
    return asked.answer


def _shown_code(asked: Decision) -> str:
    """The script types what the device shows; what a person typed may be anything."""
    return f"The device shows {asked.answer.get('user_code')}" if asked.by == "script" else ""


def _account(_: Decision) -> str:
    return f"Account: {ACCOUNT}. Password here: {PASSWORDS['right']}"


QUESTIONS: dict[str, Question] = {
    "login": Question(_login, frozenset({"username", "password"}), hint=_account),
    "consent": Question(_consent, frozenset({"decision"}), "/consent"),
    "logout": Question(_logout, frozenset({"decision"}), "/logout/confirm"),
    "go_on": Question(_pressed, frozenset({"error", "error_description"})),
    "user_code": Question(_user_code, frozenset({"user_code"}), hint=_shown_code),
    "sign_out": Question(_as_asked, path="/sign-out"),
    "disconnect": Question(_as_asked, path="/disconnect"),
}


def _text(sent: Sent, name: str) -> str:
    values = sent.get(name) or ("",)
    return values[0][:MAX_TEXT]


def asked_by(forms: Sequence[Form], decisions: Sequence[Decision]) -> tuple[Decision, int] | None:
    """The first of some questions that one of these forms puts, and the number of that form."""
    for decision in decisions:
        question = QUESTIONS.get(decision.question)
        for number, form in enumerate(forms):
            if question and question.is_put_by(form):
                return decision, number
    return None


def answered(asked: Decision, sent: Sent) -> RunDecision:
    """The decision that a form makes. Raises RunError for a field that is missing."""
    question = QUESTIONS[asked.question]
    for field in sorted(question.fields):
        if field not in sent:
            raise RunError(field, f"the form was sent without {field}")
    return RunDecision(at=asked.place, do="answer", set=question.answer(sent, asked))
