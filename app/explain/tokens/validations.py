"""Who checked what of a token in this run, and which of the checks that it needs nobody made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from app.checks import LEDGER
from app.explain.specs import href
from app.explain.tokens.gathering import gather
from app.explain.tokens.kinds import kind_of
from app.explain.tokens.reading import Jwt
from app.trace import Check, Lane, RequestSent, ResponseSent, lane_names
from app.trace.messages import Message
from app.trace.paths import read
from app.trace.story import Story
from app.trace.story.rows import verdict_of

# Places at which one and the same bearer token may stand (RFC 6750 section 2); rules name the first.
BEARER = ("header.authorization", "query.access_token", "form.access_token")
# What a check settles beyond the member at which it looks.
SETTLES = {
    "token.assertion.issuer": ("iss", "sub"),
    "token.assertion.unexpired": ("exp", "iat", "nbf"),
    "userinfo.token.known": ("signature", "iss", "typ"),  # the server found the very text in its own records
    "introspect.token.known": ("signature", "iss", "typ"),
    "introspect.token.audience": ("aud",),
    "introspect.token.unexpired": ("exp",),
    "introspection_response.audience": ("aud",),
    "introspection_response.unexpired": ("exp",),
    "introspection_response.scope": ("scope",),
    "logout.id_token_hint": ("signature", "iss"),
}
SIGNATURE = "signature"


class Validation(msgspec.Struct, frozen=True):
    """One check that looked at a token: `about` names the member that it settles, `n` is the message checked."""

    token: str
    stop: int
    seq: int
    n: int | None
    lane: str
    actor: str
    id: str
    title: str
    verdict: str
    about: tuple[str, ...]
    spec: str
    href: str


class Unmade(msgspec.Struct, frozen=True):
    """A check that nobody has made, and what follows."""

    about: str
    said: str
    text: str
    spec: str
    href: str


def validations(story: Story, cast: Sequence[Lane]) -> Iterator[Validation]:
    """The checks of a run that looked at a token, in order."""
    names = lane_names(cast)
    tokens = {token.text: token.id for token in gather(story)}
    numbers = {row.seq: row.n for row in story.rows}
    messages = {event.seq: event for event in story.messages}
    asked = {event.exchange: event for event in messages.values() if isinstance(event, RequestSent)}
    for stop, events in enumerate(story.stops):
        for check in (event for event in events if isinstance(event, Check)):
            looked = messages.get(check.cause or 0)
            text = _looked_at(check, looked, asked.get(looked.exchange)) if looked else None
            if looked is None or text not in tokens:
                continue
            yield Validation(
                token=tokens[text],
                stop=stop,
                seq=check.seq,
                n=numbers.get(looked.seq),
                lane=check.actor,
                actor=names.get(check.actor, check.actor),
                id=check.id,
                title=LEDGER[check.id].title,
                verdict=verdict_of(check),
                about=_about(check),
                spec=check.spec,
                href=href(check.spec),
            )


def _looked_at(check: Check, looked: RequestSent | ResponseSent, asked: RequestSent | None) -> str | None:
    """What stands where a check looked; it may be a token."""
    if check.id.startswith("introspection_response."):
        return (
            _at(asked.message, "form.token") if asked else None
        )  # the answer speaks of the token that was asked about
    return _at(looked.message, check.looked_at.partition(".jwt.")[0])


def _at(message: Message, place: str) -> str | None:
    """The token at a place of a message; a bearer token may stand at another one than the usual."""
    for each in BEARER if place == BEARER[0] else (place,):
        found = read(message, each) if "." in each else None
        if found:
            return found.partition(" ")[2] if each == BEARER[0] else found
    return None


def _about(check: Check) -> tuple[str, ...]:
    """The members of the token that a check settles."""
    if check.id in SETTLES:
        return SETTLES[check.id]
    member = check.looked_at.partition(".jwt.")[2].partition(".")[2]
    if member:
        return (member,)
    return (SIGNATURE,) if check.id.endswith(f".{SIGNATURE}") else ()


def unmade(name: str, opened: Jwt, made: Sequence[Validation], *, over: bool) -> tuple[Unmade, ...]:
    """What ought to be checked of a JWT and was not by any of `made`; a check that did not apply was not made.

    `over` says that the run has come to its end, so that nobody will.
    """
    said = "nobody checked it in this run" if over else "nobody has checked it so far"
    settled = {about for each in made if each.verdict != "not-applicable" for about in each.about}
    members: Mapping[str, object] = {**(opened.header or {}), **(opened.claims or {}), SIGNATURE: True}
    return tuple(
        Unmade(about, said, ought.text, ought.spec, href(ought.spec))
        for about, ought in kind_of(name).ought.items()
        if about in members and about not in settled
    )
