"""What people do, in words: one entry for each question that the owner answers by an act, or attacker by a theft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.trace.events import Decision, Launch
from app.trace.messages import Body, Request
from app.trace.story.labels import path_of


@dataclass(frozen=True)
class Act:
    """`verb` on the arrow, `title` on the swim lane, and what the arrow says from longest to shortest."""

    verb: str
    title: str
    things: Callable[[Mapping[str, Any]], tuple[str, ...]]


def span(seconds: int) -> str:
    """`2 hours`, `90 seconds`: in the largest unit that fits evenly."""
    for size, unit in ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds >= size and seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return f"{seconds} seconds"


ACTS: dict[str, Act] = {
    "start": Act("wants", "wants prints", lambda _: ("prints",)),
    "sign_in": Act("wants", "wants to sign in", lambda _: ("to sign in",)),
    "sign_out": Act("wants", "wants to sign out", lambda _: ("to sign out",)),
    "logout": Act("clicks", "decides", lambda answer: ("Log out" if answer.get("allow") else "Stay",)),
    "go_on": Act("clicks", "decides", lambda answer: _goes_on(answer)),
    "login": Act("types", "logs in", lambda _: ("account and password", "password")),
    "consent": Act("clicks", "decides", lambda answer: ("Allow" if answer.get("allow") else "Deny",)),
    "link": Act("follows", "follows a link", lambda _: ("a link",)),
    "click": Act("clicks", "clicks on the page", lambda answer: (f"{_clicked(answer)} on the page", _clicked(answer))),
    "leave": Act("wants", "wants to disconnect", lambda _: ("to disconnect the printer", "to end it")),
    "disconnect": Act("clicks", "disconnects", lambda _: ("Disconnect",)),
    "wait": Act("waits", "waits", lambda answer: (span(int(answer.get("seconds", 0))),)),
    "later": Act(
        "comes back", "comes back later", lambda answer: (f"{span(int(answer.get('seconds', 0)))} later", "later")
    ),
    "connect": Act("taps", "connects the device", lambda _: ("Connect my photos", "Connect")),
    "visit": Act("opens", "opens the address", lambda answer: (_visit(answer), "the address")),
    "copy": Act("leaks", "leaks a message", lambda answer: (_leaked(answer),)),
    "drop": Act("loses", "loses a message", lambda answer: (_leaked(answer),)),
    "user_code": Act("types", "types the code", lambda answer: (str(answer.get("user_code", "")), "the code")),
}


def _visit(answer: Mapping[str, Any]) -> str:
    what = "the address in the picture" if answer.get("scans") else "the address"
    return f"{what}, {span(int(answer.get('seconds', 0)))} later"


def _goes_on(answer: Mapping[str, Any]) -> tuple[str, ...]:
    return ("Go on",) if answer.get("allow") else ("nothing, and stays", "nothing")


def _clicked(answer: Mapping[str, Any]) -> str:
    return str(answer.get("wants", "a button"))


def _leaked(answer: Mapping[str, Any]) -> str:
    """What somebody took a copy of: an address, or an answer without one."""
    return str(answer.get("what") or (path_of(answer["url"]) if "url" in answer else "an answer"))


def copied(event: Decision) -> Request | None:
    """The message that somebody took a copy of, as far as the copy goes."""
    if event.question not in {"copy", "drop"}:
        return None
    names = (("Authorization", "authorization"), ("Content-Type", "type"))
    headers = tuple((name, str(event.answer[key])) for name, key in names if key in event.answer)
    url, body = (str(event.answer.get(name, "")) for name in ("url", "body"))
    return Request("GET", url, headers, Body.of(body.encode()))


def is_act(event: object) -> bool:
    """Whether a fact is drawn as an act of its own: a launch, or a decision that has its words here."""
    return isinstance(event, Launch) or (isinstance(event, Decision) and event.question in ACTS)


def act_words(event: Decision | Launch) -> tuple[str, tuple[str, ...]]:
    """What somebody does, or a program: verb, and object from longest to shortest."""
    if isinstance(event, Launch):
        return ("hands over" if _is_handed_over(event) else "opens"), (path_of(event.url),)
    act = ACTS[event.question]
    return act.verb, act.things(event.answer)


def act_title(event: Decision | Launch) -> str:
    """What the swim lane says of it."""
    if isinstance(event, Launch):
        return "hands the address over" if _is_handed_over(event) else "opens the browser"
    return ACTS[event.question].title


def _is_handed_over(event: Launch) -> bool:
    """Whether the browser itself hands an address to a program, instead of a program to the browser."""
    return event.actor.endswith("browser")
