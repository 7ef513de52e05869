"""Rules of the logout endpoint, where a client sends a browser to end the session (OIDC RP-Initiated Logout)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.checks.clients import RegisteredClient
from app.checks.ledger import Finding, Params, compared, not_applicable, rule
from app.checks.login import from_own_page


@dataclass(frozen=True)
class LogoutRequest:
    """What a client asks for, the claims of the ID token that it shows, and the client which that was issued to."""

    params: Params
    claims: dict[str, Any]
    signed_here: Callable[[], bool]
    client: RegisteredClient | None
    issuer: str

    @property
    def hint(self) -> str:
        """The ID token shown."""
        return self.params.get("id_token_hint")


@dataclass(frozen=True)
class LogoutForm:
    """The form of the logout page as it came back."""

    session_known: bool
    expected_token: str
    form_token: str
    decision: str


@rule(
    "logout.id_token_hint",
    actor="as",
    title="The ID token shown is one of this server",
    plain="The signed note has to be one that this login server wrote itself, because it says who is to be logged out.",
    failure="The ID token shown is none of this server",
    spec="OIDC RP-Initiated Logout §2",
    level="MUST",
    looked_at="query.id_token_hint",
    causes=("The ID token of another provider.", "An access token was sent instead."),
)
def hint_issued_here(asked: LogoutRequest) -> Finding:
    if not asked.hint:
        return not_applicable("no id_token_hint was sent: the person is asked in any case")
    ok = asked.claims.get("iss") == asked.issuer and asked.signed_here()
    found = f"{asked.claims.get('iss', 'no iss')}, signature {'verifies' if ok else 'or iss does not fit'}"
    why = "an expired ID token will do: it only says who is meant" if ok else ""
    return compared(ok, ("iss and signature", found), ("needed", f"{asked.issuer}, signature verifies"), why)


@rule(
    "logout.client_id",
    actor="as",
    title="client_id is the client that the ID token was issued to",
    plain="The app that is named is compared with the one that the note was written for, so that no app can speak for "
    "another.",
    failure="client_id is not the client that the ID token was issued to",
    spec="OIDC RP-Initiated Logout §2",
    level="MUST",
    looked_at="query.client_id",
    causes=("Two clients of one company share a logout page.",),
)
def client_same(asked: LogoutRequest) -> Finding:
    sent = asked.params.get("client_id")
    if not sent or not asked.hint:
        return not_applicable("there is nothing to compare: client_id or id_token_hint was left out")
    audience = str(asked.claims.get("aud", ""))
    return compared(sent == audience, ("client_id sent", sent), ("aud of the ID token", audience))


@rule(
    "logout.redirect_uri.client",
    actor="as",
    title="An ID token says whose redirect URI this is",
    plain="Before it sends the browser on, the login server has to know which app asks, or anybody could have people "
    "sent to his page.",
    failure="A redirect is asked for, and no ID token says by whom",
    spec="OIDC RP-Initiated Logout §3",
    level="MUST",
    looked_at="query.id_token_hint",
    causes=("The client did not keep the ID token.",),
)
def redirect_uri_of_client(asked: LogoutRequest) -> Finding:
    if not asked.params.get("post_logout_redirect_uri"):
        return not_applicable("no redirect is asked for")
    found = asked.client.client_id if asked.client else "no client"
    return compared(asked.client is not None, ("client by the ID token", found), ("needed", "a registered client"))


@rule(
    "logout.redirect_uri.exact",
    actor="as",
    title="The address to go to afterwards is one that was registered",
    plain="The address to go to afterwards is compared, letter by letter, with those that the app left here, or people "
    "could end up at a stranger's page.",
    failure="The address to go to afterwards is not one that was registered for this client",
    spec="OIDC RP-Initiated Logout §3",
    level="MUST",
    looked_at="query.post_logout_redirect_uri",
    causes=(
        "It has a list of its own: redirect_uris of the login do not count.",
        "A trailing slash, another port: the comparison is byte for byte.",
    ),
)
def redirect_uri_exact(asked: LogoutRequest) -> Finding:
    sent = asked.params.get("post_logout_redirect_uri")
    if not sent:
        return not_applicable("no redirect is asked for")
    registered = asked.client.post_logout_redirect_uris if asked.client else ()
    return compared(sent in registered, ("address sent", sent), ("registered", " or ".join(registered) or "none"))


logout_token = from_own_page(
    "logout.csrf",
    "The logout form",
    "log people out",
    posted="Another site posted the form, to log people out.",
    spec="OIDC RP-Initiated Logout §6",
    level="SHOULD",
)


@rule(
    "logout.decision",
    actor="as",
    title="She wants to be logged out here as well",
    plain="The person is asked whether she would like to be logged out here too, because other apps go by this log-in "
    "as well.",
    failure="She wants to stay logged in here",
    spec="OIDC RP-Initiated Logout §2",
    level="MUST",
    looked_at="form.decision",
    status=200,
    causes=("Only the client was to be left: other clients go on using the login.",),
)
def logout_decision(said: LogoutForm) -> Finding:
    return compared(said.decision == "log out", ("her answer", said.decision), ("needed", "log out"))


REQUEST = (hint_issued_here, client_same, redirect_uri_of_client, redirect_uri_exact)
TOKEN, DECISION = (logout_token,), (logout_decision,)
