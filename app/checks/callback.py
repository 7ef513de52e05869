"""Rules of the client's redirect URI: what it checks before it uses an answer (RFC 6749 section 4.1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.checks.grammar import own_path
from app.checks.ledger import Finding, Params, compared, not_applicable, rule


@dataclass(frozen=True)
class Answer:
    """The authorization response as the client received it, with what it had kept for this session.

    `issuer` is the server that was asked, `iss_announced` whether its metadata say that answers name it (RFC 9207).
    `place` is where the parameters stood: in the query, or in a form that a page posted. `code_asked_for` is whether
    there is to be a code among them.
    """

    params: Params
    arrived_at: str
    session_known: bool
    redirect_uri: str
    bound_state: str | None
    issuer: str
    iss_announced: bool
    switches: Mapping[str, str]
    place: str = "query"
    code_asked_for: bool = True

    def at(self, name: str) -> str:
        """The path of a parameter in this message."""
        return f"{self.place}.{name}"


@rule(
    "callback.parameters.once",
    actor="client",
    title="No parameter of the answer stands twice",
    plain="Nothing in the answer may be said twice: with two vouchers in it, it would be open which of them the app "
    "believes.",
    failure="A parameter of the answer is sent more than once",
    spec="RFC 6749 §3.1",
    level="MUST",
    looked_at="url",
    causes=("Somebody appended a second code or state to the address.",),
)
def parameters_once(answer: Answer) -> Finding:
    twice = answer.params.repeated()
    return compared(not twice, ("repeated parameters", ", ".join(twice) or "none"), ("allowed", "none"))


def _ties_to_nothing(switches: Mapping[str, str]) -> str:
    tied = switches["client.state"] != "none" or switches["client.pkce"] != "none"
    return "" if tied else "this client ties answers to no session: no state, no PKCE"


@rule(
    "callback.session",
    actor="client",
    title="This session asked for something",
    plain="The app looks whether this very browser had begun a log-in, because an answer that it never asked for may "
    "be somebody else's.",
    failure="This session asked for nothing",
    spec="RFC 6749 §10.12",
    level="MUST",
    looked_at="header.cookie",
    causes=(
        "The session cookie did not come along: SameSite=Strict, another browser, or cookies are blocked.",
        "Somebody else started this flow: cross-site request forgery.",
    ),
    lax=_ties_to_nothing,
)
def session_known(answer: Answer) -> Finding:
    found = "one is waiting" if answer.session_known else "none is waiting"
    return compared(answer.session_known, ("request of this session", found), ("needed", "one is waiting"))


@rule(
    "callback.state",
    actor="client",
    title="state is the one bound to this session",
    plain="The note that comes back is compared with the one that the app gave this browser, so that nobody can slip "
    "in an answer of his own.",
    failure="state is not the one bound to this session",
    spec="RFC 6749 §10.12",
    level="MUST",
    looked_at="query.state",
    causes=(
        "The login was finished in another browser or tab than it was started in.",
        "The session was lost between leaving and coming back.",
        "Somebody else started this flow: cross-site request forgery.",
    ),
)
def state_bound(answer: Answer) -> Finding:
    if answer.switches["client.state"] == "none":
        return not_applicable("this client sends no state (client.state=none)")
    came, bound = answer.params.get("state"), answer.bound_state or ""
    sides = ("state that came back", came), ("state bound to the session", bound)
    return compared(bool(bound) and came == bound, *sides, "", answer.at("state"))


@rule(
    "callback.iss",
    actor="client",
    title="The answer comes from the server that was asked",
    plain="Who gives the answer is compared with who was asked, or the app could carry a voucher to a server that is "
    "after it.",
    failure="The answer does not come from the server that was asked",
    spec="RFC 9207 §2.4",
    level="MUST",
    looked_at="query.iss",
    causes=(
        "An answer of another authorization server: a mix-up attack.",
        "A trailing slash: the comparison is byte for byte.",
        "The server announces iss, and something on the way took it out.",
    ),
)
def issuer_same(answer: Answer) -> Finding:
    if answer.switches["client.iss"] == "ignored":
        return not_applicable("this client does not look at iss (client.iss=ignored)")
    if not answer.issuer:
        return not_applicable("no request of this session is known")
    came = answer.params.get("iss")
    if not came and not answer.iss_announced:
        return not_applicable("the answer names no issuer, and this server did not announce that it would")
    sides = ("iss that came back", came), ("server that was asked", answer.issuer)
    return compared(came == answer.issuer, *sides, "", answer.at("iss"))


@rule(
    "callback.redirect_uri",
    actor="client",
    title="The answer arrived at the redirect URI that was sent",
    plain="Where the answer arrived is compared with the address that the app had named, since one that arrives "
    "elsewhere may be somebody else's.",
    failure="The answer arrived at another address than the one that was sent",
    spec="RFC 8252 §8.10",
    level="MUST",
    looked_at="url",
    causes=("An answer of another authorization server: each should have a redirect URI of its own.",),
)
def redirect_uri_same(answer: Answer) -> Finding:
    if not answer.redirect_uri:
        return not_applicable("no request of this session is known")
    sides = ("arrived at", answer.arrived_at), ("redirect_uri sent", answer.redirect_uri)
    return compared(answer.arrived_at == answer.redirect_uri, *sides)


@rule(
    "callback.error",
    actor="client",
    title="The answer is not an error",
    plain="The app looks whether the answer is a no, so that it tells the person instead of going on with empty hands.",
    failure="The answer is an error",
    spec="RFC 6749 §4.1.2.1",
    level="choice",
    looked_at="query.error",
    causes=("The authorization server refused the request: its check says why.", "The owner denied access."),
)
def not_an_error(answer: Answer) -> Finding:
    error = answer.params.get("error")
    return compared(not error, ("error that came back", error or "none"), ("needed", "none"), "", answer.at("error"))


@rule(
    "callback.code",
    actor="client",
    title="There is a code",
    plain="The answer has to hold the voucher that the app came for, since without it there is nothing to swap.",
    failure="There is no code in the answer",
    spec="RFC 6749 §4.1.2",
    level="MUST",
    looked_at="query.code",
    causes=("The address was opened by hand.", "A proxy cut the query off."),
)
def code_present(answer: Answer) -> Finding:
    if not answer.code_asked_for:
        return not_applicable("this client did not ask for a code")
    code = answer.params.get("code")
    return compared(bool(code), ("code that came back", code), ("needed", "a value"), "", answer.at("code"))


@dataclass(frozen=True)
class Onward:
    """Where the client is asked to send a browser on to, in a parameter of its own address."""

    next: str
    switches: Mapping[str, str]


def _sends_anywhere(switches: Mapping[str, str]) -> str:
    onward = switches["client.onward"]
    return "" if onward == "own_pages" else f"this client sends browsers anywhere (client.onward={onward})"


@rule(
    "callback.next",
    actor="client",
    title="The page to go on to is one of the client's own",
    plain="The page to go on to has to be one of the app's own, or anybody could use its good name to lead people to "
    "his.",
    failure="The page to go on to is not one of the client's own",
    spec="RFC 9700 §4.11.1",
    level="MUST",
    looked_at="query.next",
    causes=("Somebody looks for an open redirector, to have codes and tokens carried away.",),
    lax=_sends_anywhere,
)
def next_own(asked: Onward) -> Finding:
    return compared(own_path(asked.next), ("next", asked.next), ("allowed", "a path on this host"))


ONWARD = (next_own,)
TABLE = (parameters_once, session_known, state_bound, issuer_same, redirect_uri_same, not_an_error, code_present)
