"""Who ought to know what: one entry for each kind of secret, and what it means where somebody else knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from app.explain.specs import href
from app.trace import Lane
from app.trace.story import Learned, Story


class Secret(NamedTuple):
    """What a value of some name is, under which heading it is listed, and who is to know it besides who made it."""

    title: str
    group: str
    meaning: str
    roles: tuple[str, ...]
    spec: str


class Remark(NamedTuple):
    """What follows where a role knows a value that it should not, and the section."""

    text: str
    spec: str


CREDENTIALS, REQUEST, GRANT, TOKENS, SESSIONS, OTHERS = (
    "Credentials",
    "What holds a request together",
    "What is swapped for tokens",
    "Tokens",
    "Sessions",
    "Other values",
)
# Names of values in the order in which they are listed. Whatever else is made in a run comes after them.
SECRETS: dict[str, Secret] = {
    "password": Secret(
        "password",
        CREDENTIALS,
        "Proves the resource owner to the authorization server.",
        ("owner", "browser", "as"),
        "RFC 6749 §1",
    ),
    "client_secret": Secret(
        "client secret",
        CREDENTIALS,
        "Proves the client to the authorization server.",
        ("client", "as"),
        "RFC 6749 §2.3.1",
    ),
    "client_assertion": Secret(
        "client assertion",
        CREDENTIALS,
        "A signed statement that proves the client, once.",
        ("client", "as"),
        "RFC 7523 §2.2",
    ),
    "registration_access_token": Secret(
        "registration access token",
        CREDENTIALS,
        "Lets the client read and change its registration.",
        ("client", "as"),
        "RFC 7592 §3",
    ),
    "code_verifier": Secret(
        "code verifier",
        REQUEST,
        "Proves that whoever swaps the code is the one who asked for it.",
        ("client", "as"),
        "RFC 7636 §4.1",
    ),
    "code_challenge": Secret(
        "code challenge",
        REQUEST,
        "Goes ahead of the verifier, which cannot be computed from its hash.",
        ("client", "browser", "as"),
        "RFC 7636 §4.2",
    ),
    "state": Secret(
        "state",
        REQUEST,
        "Ties the answer to the browser that asked.",
        ("client", "browser", "as"),
        "RFC 6749 §10.12",
    ),
    "nonce": Secret(
        "nonce",
        REQUEST,
        "Ties the ID token to the request.",
        ("client", "browser", "as"),
        "RFC 9700 §4.5.3.2",
    ),
    "request_uri": Secret(
        "request URI",
        REQUEST,
        "Stands for a request that the client has left at the authorization server.",
        ("client", "browser", "as"),
        "RFC 9126 §2.2",
    ),
    "code": Secret(
        "authorization code",
        GRANT,
        "The owner's permission, good for one swap. It travels through the browser, so it must be worth little alone.",
        ("client", "browser", "as"),
        "RFC 6749 §10.5",
    ),
    "device_code": Secret(
        "device code",
        GRANT,
        "What the device asks for its tokens with, again and again.",
        ("client", "as"),
        "RFC 8628 §3.3",
    ),
    "user_code": Secret(
        "user code",
        GRANT,
        "What the owner reads from one device and types into another.",
        ("owner", "browser", "client", "as"),
        "RFC 8628 §3.3",
    ),
    "access_token": Secret(
        "access token",
        TOKENS,
        "Opens the API to whoever holds it.",
        ("client", "as", "rs"),
        "RFC 6749 §10.3",
    ),
    "refresh_token": Secret(
        "refresh token",
        TOKENS,
        "Brings new access tokens without the owner.",
        ("client", "as"),
        "RFC 6749 §10.4",
    ),
    "id_token": Secret(
        "ID token",
        TOKENS,
        "States to the client who signed in. It opens nothing.",
        ("client", "browser", "as"),
        "OIDC Core §2",
    ),
    "sid": Secret(
        "session cookie",
        SESSIONS,
        "Tells the authorization server which browser it is.",
        ("browser",),
        "RFC 6265bis",
    ),
    "session": Secret(
        "session cookie",
        SESSIONS,
        "Tells the client which browser it is.",
        ("browser",),
        "RFC 6265bis",
    ),
    "csrf_token": Secret(
        "form token",
        SESSIONS,
        "Shows that a form comes from the server's own page.",
        ("browser",),
        "RFC 6749 §10.12",
    ),
}
PUBLIC = frozenset(
    {"at_hash", "c_hash", "client_id", "computed", "signature"}
)  # anybody may know these: they are followed, not listed

REMARKS: dict[tuple[str, str], Remark] = {
    ("password", "client"): Remark(
        "It could do at the server whatever the owner can, and nobody would see the difference.", "RFC 9700 §2.4"
    ),
    ("code_verifier", "browser"): Remark(
        "With plain the challenge is the verifier: whoever reads the request can swap the code.", "RFC 7636 §7.2"
    ),
    ("access_token", "browser"): Remark(
        "What has come through the browser can be read there, by scripts and from the history.", "RFC 9700 §2.1.2"
    ),
    ("refresh_token", "rs"): Remark(
        "It is for the token endpoint only: an API that has it could ask for tokens itself.", "RFC 6749 §10.4"
    ),
    ("refresh_token", "browser"): Remark(
        "Whoever takes it from there has access for as long as it is renewed.", "RFC 6749 §10.4"
    ),
    ("device_code", "browser"): Remark("It is for the device alone and is never shown.", "RFC 8628 §3.3"),
    ("client_secret", "browser"): Remark(
        "What a browser has seen is no secret: anybody can now pass for this client.", "RFC 6749 §2.3.1"
    ),
}
ROLES = {
    "owner": "the resource owner",
    "browser": "the browser",
    "client": "the client",
    "as": "the authorization server",
    "rs": "the resource server",
}
KINDS = {"person": "owner", "browser": "browser", "client": "client"}
OWN = frozenset({"made", "computed", "had"})  # whoever came to a value in one of these ways may know it
NOTHING = Remark("", "")


class KnownLine(msgspec.Struct, frozen=True):
    """That one actor knows one value from a stop on; `wrong` says why it should not, and is empty where it may."""

    value: str
    lane: str
    stop: int
    seq: int
    way: str
    text: str
    wrong: str
    spec: str
    href: str


def known_lines(story: Story, cast: Sequence[Lane]) -> Iterator[KnownLine]:
    """Who knows what, in the order in which it was learned."""
    lanes = {lane.lane: lane for lane in cast}
    own = {(each.value, each.lane) for each in story.knowledge if each.way in OWN}
    for each in story.knowledge:
        name = story.values.by_id(each.value).name
        lane = lanes.get(each.lane)
        ought = lane is None or (each.value, each.lane) in own or may_know(name, lane)
        remark = NOTHING if ought or lane is None else _remark(name, lane)
        yield KnownLine(
            value=each.value,
            lane=each.lane,
            stop=each.stop,
            seq=each.seq,
            way=each.way,
            text=_in_words(each, name, lane.name if lane else each.lane),
            wrong=remark.text,
            spec=remark.spec,
            href=href(remark.spec),
        )


def role_of(lane: Lane) -> str:
    """What an actor is in the protocol, whatever its lane is called."""
    if lane.kind == "attacker":
        return "attacker"
    if lane.lane in ROLES:
        return lane.lane
    return KINDS.get(lane.kind) or next((role for role, title in ROLES.items() if title.endswith(lane.role)), "")


def may_know(name: str, lane: Lane) -> bool:
    """Whether an actor is meant to know values of that name; of a name without an entry nobody says so."""
    role = role_of(lane)
    return role != "attacker" and (name not in SECRETS or role in SECRETS[name].roles)


def _remark(name: str, lane: Lane) -> Remark:
    secret = SECRETS.get(name)
    if secret is None:
        return Remark("It was made for somebody else.", "")
    meant = [ROLES[role] for role in secret.roles]
    others = f"{', '.join(meant[:-1])} and {meant[-1]}" if len(meant) > 1 else f"{meant[0]} and who made it"
    return REMARKS.get((name, role_of(lane)), Remark(f"It is meant for {others} alone.", secret.spec))


def _in_words(learned: Learned, name: str, who: str) -> str:
    when = f"at message {learned.stop}" if learned.stop else "before message 1"
    what = f"the {SECRETS[name].title}" if name in SECRETS else name
    if learned.way == "had":
        return f"{who} had {what} already when it was seen first, {when}"
    return f"{who} {learned.way} {what} {when}"
