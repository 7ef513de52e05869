"""What the resource owner is asked at a stop, in words: one entry for each question."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import escape

from app.explain.visible import visible
from app.trace import Decision
from app.trace.story.acts import act_words

ASKED = {
    "start": "{name} has not begun yet.",
    "sign_in": "{name} has not asked to sign in yet.",
    "connect": "{name} has not connected the device yet.",
    "visit": "{name} may open the address that the device shows.",
    "user_code": "{name} is asked for the code that the device shows.",
    "login": "{name} is asked to log in.",
    "consent": "{name} is asked to allow or deny.",
    "later": "{name} may come back later.",
    "wait": "{name} may let some time pass.",
    "link": "{name} may follow a link.",
    "click": "{name} may click on what she sees.",
    "leave": "{name} may look for the way to end it.",
    "disconnect": "{name} may disconnect the client.",
    "go_on": "{name} is asked whether to go on to another site.",
    "sign_out": "{name} may sign out.",
    "logout": "{name} is asked whether to log out.",
}
ANY = "{name} has to answer."
WAITS = "The run waits for the answer."
REFUSED = "The answer that was given is refused, and the page asks again: a new one takes its place."
ANSWERED = "It was answered in this run; another answer makes another run."


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A question at one stop. `would` is what the script, or the answer given, says; `go_on` says it in words.

    `again` says that it was answered, and is put once more since the answer was refused.
    """

    at: str
    text: str
    waits: bool
    again: bool
    on_page: bool
    hint: str
    go_on: str
    would: dict[str, Any]


class Waiting(msgspec.Struct, frozen=True):
    """A run that goes on only when somebody answers: what stands beside the count and below the last of its messages,
    and what to do.
    """

    until: str
    here: str
    act: str


def waiting(name: str) -> Waiting:
    """How it is said that a run waits for somebody."""
    return Waiting(until=f"until {name} answers", here=f"The run waits for {name}", act=f"Answer as {name}")


def waits_html(name: str) -> str:
    """What is told after the last message of a run that waits, as HTML."""
    return f"<p><strong>The run waits for {escape(visible(name))}.</strong> The answer is given in the Browser tab.</p>"


def unreached_html(address: str) -> str:
    """What is told after a message that leads a browser to where nobody is, as HTML."""
    nowhere = f"<code>{escape(visible(address))}</code>"
    return f"<p><strong>The browser does not get there:</strong> nobody answers at {nowhere}.</p>"


def asking(asked: Decision, name: str, *, waits: bool, on_page: bool, hint: str, again: bool = False) -> Asking:
    """How a question is put; `name` is whose answer it is, `on_page` whether the browser shows a form for it."""
    text = ASKED.get(asked.question, ANY).format(name=name)
    return Asking(
        at=asked.place,
        text=f"{text} {WAITS if waits else REFUSED if again else ANSWERED}",
        waits=waits,
        again=again,
        on_page=on_page,
        hint=hint,
        go_on=done_words(asked, name),
        would=asked.answer,
    )


def done_words(asked: Decision, name: str) -> str:
    """`Ana clicks Allow`."""
    verb, things = act_words(asked)
    return f"{name} {verb} {things[0]}"
