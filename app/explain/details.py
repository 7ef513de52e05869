"""Details: everything that the inspector shows of one message, with its meaning and its checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus

import msgspec

from app.checks import LEDGER
from app.explain.asking import Asking
from app.explain.curl import as_curl
from app.explain.focus import Focus
from app.explain.happenings import Happened, happenings
from app.explain.headers import HEADERS
from app.explain.ledger import answers
from app.explain.narrate import Narrator
from app.explain.parameters import parameter
from app.explain.specs import href
from app.explain.texts import text_id
from app.explain.written import written
from app.scenario import Scenario
from app.trace import Check, Side
from app.trace.fields import Changed, changes
from app.trace.messages import Message, Request, body_text, header
from app.trace.paths import basic_credentials, followed, jwt_parts
from app.trace.places import step_of
from app.trace.story import Row, Story
from app.trace.story.carried import places
from app.trace.story.values import Values
from app.trace.story.windows import Window

# Tokens that are made to be read by whoever gets this message. An access token is none of the client's business.
FOR_THE_RECEIVER = (
    "form.client_assertion",
    "json.id_token",
    "form.id_token",
    "query.id_token_hint",
    "header.authorization",
)


class Parameter(msgspec.Struct, frozen=True):
    """One parameter of a message: where it stands, its value, the id of its text, and whether the step is about it."""

    where: str
    name: str
    value: str
    about: str
    focus: bool
    value_id: str | None


class HeaderLine(msgspec.Struct, frozen=True):
    """One header of a message and the id of its text."""

    name: str
    value: str
    about: str


class SideLine(msgspec.Struct, frozen=True):
    """One side of a comparison, and the id of the value that it is, if people follow that."""

    label: str
    value: str
    value_id: str | None


class CheckLine(msgspec.Struct, frozen=True):
    """One check made on a message: both sides, and what a failure is called, answered with, and usually caused by."""

    seq: int
    id: str
    actor: str
    title: str
    plain: str
    verdict: str
    enforced: bool
    level: str
    spec: str
    href: str
    left: SideLine | None
    right: SideLine | None
    looked_at: str
    why: str
    failure: str
    answer: str
    causes: tuple[str, ...]


class Detail(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown at one stop; stop 0 has the introduction and no message.

    `written` are the texts in it that are a value which people follow, longest first, each with the value's id. `place`
    is where decisions about the message are made, `changed` where it was edited on its way, `window` what the person's
    browser shows, and `asks` what the person is asked there.
    """

    n: int
    seq: int | None
    place: str = ""
    title: str
    narration: str
    sender: str | None = msgspec.field(name="from")
    to: str | None
    channel: str | None
    direction: str | None
    start: str | None = None
    parameters: tuple[Parameter, ...] = ()
    headers: tuple[HeaderLine, ...] = ()
    body: str | None = None
    raw: str | None = None
    curl: str | None = None
    written: tuple[tuple[str, str], ...] = ()
    checks: tuple[CheckLine, ...] = ()
    happened: tuple[Happened, ...] = ()
    changed: tuple[Changed, ...] = ()
    window: Window | None = None
    asks: Asking | None = None


def details(scenario: Scenario, switches: Mapping[str, str], titles: Mapping[str, str], story: Story) -> list[Detail]:
    """The details of every stop in order; `titles` gives the title of each step."""
    narrator = Narrator(scenario, switches, story)
    focus = Focus(narrator)
    rows = {row.n: row for row in story.rows if row.n is not None}
    first = Detail(
        n=0,
        seq=None,
        title=scenario.title,
        narration=narrator.opening(),
        sender=None,
        to=None,
        channel=None,
        direction=None,
        happened=tuple(happenings(story.stops[0])),
    )
    return [first, *(_detail(rows[n], narrator, focus, titles, story) for n in range(1, story.total + 1))]


def _detail(row: Row, narrator: Narrator, focus: Focus, titles: Mapping[str, str], story: Story) -> Detail:
    event = story.message(row.stop)
    message = event.message
    return Detail(
        n=row.stop,
        seq=row.seq,
        place=row.place,
        title=titles.get(step_of(row.step), "Not planned"),
        narration=narrator.tell(row),
        sender=row.sender,
        to=row.to,
        channel=event.channel,
        direction=row.direction,
        start=_start_line(message),
        parameters=tuple(_parameters(message, row, focus, story)),
        headers=tuple(_header_lines(message)),
        body=body_text(message) or None,
        raw=_raw(message),
        curl=as_curl(message) if isinstance(message, Request) else None,
        written=written(row.stop, story),
        checks=tuple(_check_line(check, story.values) for check in story.checks_on(row.stop)),
        happened=tuple(happenings(story.stops[row.stop][1:])),
        changed=changes(event.original, message) if event.original else (),
    )


def _start_line(message: Message) -> str:
    if isinstance(message, Request):
        return f"{message.method} {message.url}"
    return f"HTTP/1.1 {message.status} {_phrase(message.status)}".rstrip()


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _raw(message: Message) -> str:
    lines = [_start_line(message), *(f"{name}: {value}" for name, value in message.headers), "", body_text(message)]
    return "\n".join(lines).rstrip("\n")


def _parameters(message: Message, row: Row, focus: Focus, story: Story) -> Iterator[Parameter]:
    found = [(path, value, story.values.id_of(value)) for path, value in _named_places(message)]
    names = [path for path, _, _ in found]
    focused = focus.of(row, [(path, id) for path, _, id in found])
    for path, value, id in found:
        where, _, name = path.rpartition(".")
        about = text_id(parameter(row.to, path, names))
        yield Parameter(where, name, value, about, path in focused, id)


def _named_places(message: Message) -> Iterator[tuple[str, str]]:
    """Parameters in the order in which they stand; cookies are shown as headers, Basic credentials taken apart."""
    for path, value in places(message):
        basic = basic_credentials(header(message, "authorization") or "") if path == "header.authorization" else None
        if basic:
            yield "header.authorization.basic.client_id", basic[0]
            yield "header.authorization.basic.client_secret", basic[1]
        elif not path.startswith("cookie."):
            yield path, value
        if path in FOR_THE_RECEIVER:
            yield from _inside(path, value)


def _inside(path: str, token: str) -> Iterator[tuple[str, str]]:
    """What a JWT says, header first."""
    for part, members in zip(("header", "claims"), jwt_parts(token) or (), strict=False):
        for name in members:
            yield f"{path}.jwt.{part}.{name}", followed(token, f".jwt.{part}.{name}") or ""


def _header_lines(message: Message) -> Iterator[HeaderLine]:
    for name, value in message.headers:
        yield HeaderLine(name, value, text_id(HEADERS.get(name.lower())))


def _check_line(check: Check, values: Values) -> CheckLine:
    rule = LEDGER[check.id]
    return CheckLine(
        seq=check.seq,
        id=check.id,
        actor=check.actor,
        title=rule.title,
        plain=rule.plain,
        verdict=check.verdict,
        enforced=check.enforced,
        level=check.level,
        spec=check.spec,
        href=href(check.spec),
        left=_side_line(check.left, values),
        right=_side_line(check.right, values),
        looked_at=check.looked_at,
        why=check.why,
        failure=rule.failure,
        answer=answers()[check.id],
        causes=rule.causes,
    )


def _side_line(side: Side | None, values: Values) -> SideLine | None:
    return SideLine(side.label, side.value, values.id_of(side.value)) if side else None
