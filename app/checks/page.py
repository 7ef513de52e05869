"""Rules of a client's page: what its script checks in the browser before it uses a token (RFC 6749 section 4.2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.checks.ledger import Finding, Params, compared, not_applicable, rule


@dataclass(frozen=True)
class FragmentAnswer:
    """The parameters of the page's fragment, with the state that the script had kept for its tab."""

    params: Params
    bound_state: str
    switches: Mapping[str, str]


@rule(
    "page.state",
    actor="browser",
    title="state is the one that this tab keeps",
    plain="The note that comes back is compared with the one that this tab keeps, so that nobody can slip in another "
    "person's pass.",
    failure="state is not the one that this tab keeps",
    spec="RFC 6749 §10.12",
    level="MUST",
    looked_at="fragment.state",
    status=200,
    causes=(
        "The page was opened in another tab than the one that asked.",
        "Somebody else made this address: an access token of another person is slipped in.",
    ),
)
def state_bound(answer: FragmentAnswer) -> Finding:
    if answer.switches["client.state"] == "none":
        return not_applicable("this client sends no state (client.state=none)")
    came, bound = answer.params.get("state"), answer.bound_state
    return compared(bool(bound) and came == bound, ("state that came back", came), ("state of this tab", bound))


@rule(
    "page.error",
    actor="browser",
    title="The fragment does not say that it went wrong",
    plain="The page looks whether the answer is a no, so that it says so instead of looking for a pass.",
    failure="The fragment carries an error",
    spec="RFC 6749 §4.2.2.1",
    level="choice",
    looked_at="fragment.error",
    status=200,
    causes=("The authorization server refused the request: its check says why.", "The owner denied access."),
)
def not_an_error(answer: FragmentAnswer) -> Finding:
    error = answer.params.get("error")
    return compared(not error, ("error in the fragment", error or "none"), ("needed", "none"))


@rule(
    "page.access_token",
    actor="browser",
    title="There is an access token in the fragment",
    plain="The pass has to stand behind the address, or the page has nothing to show to the service.",
    failure="There is no access token in the fragment",
    spec="RFC 6749 §4.2.2",
    level="MUST",
    looked_at="fragment.access_token",
    status=200,
    causes=("The address was opened by hand.", "A redirect on the way brought a fragment of its own."),
)
def access_token(answer: FragmentAnswer) -> Finding:
    token = answer.params.get("access_token")
    return compared(bool(token), ("access_token in the fragment", token), ("needed", "a value"))


@rule(
    "page.token_type",
    actor="browser",
    title="The script knows how to use this type of token",
    plain="The kind of pass has to be one that the page knows how to use, because used in another way it may be given "
    "away.",
    failure="The script does not know how to use this type of token",
    spec="RFC 6749 §7.1",
    level="MUST",
    looked_at="fragment.token_type",
    status=200,
    causes=("The server binds its tokens to a key, which this client does not know.",),
)
def token_type(answer: FragmentAnswer) -> Finding:
    found = answer.params.get("token_type")
    return compared(found.lower() == "bearer", ("token_type", found), ("known, in any case", "Bearer"))


TABLE = (state_bound, not_an_error, access_token, token_type)
