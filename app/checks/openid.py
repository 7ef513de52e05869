"""Rules of the authorization endpoint for OpenID Connect: the request's own parameters, and `prompt=none`.

OIDC Core §3.1.2.1 to §3.1.2.6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.checks.authorize import AuthorizationRequest
from app.checks.ledger import Finding, Params, compared, not_applicable, rule

PARAMETERS = ("request", "request_uri", "registration", "nonce", "prompt", "max_age")


def concerns(asked: AuthorizationRequest) -> bool:
    """Whether a request speaks OpenID Connect: by its scope, its response type, or a parameter of that protocol."""
    words = [*asked.params.get("scope").split(" "), *asked.params.get("response_type").split(" ")]
    return "openid" in words or "id_token" in words or any(asked.params.get(name) for name in PARAMETERS)


def _unsupported(asked: AuthorizationRequest, name: str) -> Finding:
    sent = asked.params.get(name)
    return compared(not sent, (f"{name} sent", sent or "none"), ("supported", "none"))


@rule(
    "authorize.request.supported",
    actor="as",
    title="The parameters do not come inside a JWT",
    plain="This login server reads no questions that come as a signed letter, and says so, since half of a question "
    "cannot be answered.",
    failure="This server does not take parameters inside a JWT",
    spec="OIDC Core §6.1",
    level="MUST",
    looked_at="query.request",
    error="request_not_supported",
    causes=("The client did not look at request_parameter_supported in the server's metadata.",),
)
def request_supported(asked: AuthorizationRequest) -> Finding:
    return _unsupported(asked, "request")


@rule(
    "authorize.request_uri.supported",
    actor="as",
    title="The parameters are not to be fetched from somewhere",
    plain="This login server fetches no question from another address, because whoever wrote the address could have it "
    "call where it should not.",
    failure="This server does not fetch parameters from an address",
    spec="OIDC Core §6.2",
    level="MUST",
    looked_at="query.request_uri",
    error="request_uri_not_supported",
    causes=("The client did not look at request_uri_parameter_supported in the server's metadata.",),
)
def request_uri_supported(asked: AuthorizationRequest) -> Finding:
    return _unsupported(asked, "request_uri")


@rule(
    "authorize.registration.supported",
    actor="as",
    title="The client does not register itself inside the request",
    plain="No app can introduce itself in the middle of a question here, since whoever does that can call himself "
    "anything.",
    failure="This server registers no client by an authorization request",
    spec="OIDC Core §3.1.2.6",
    level="MUST",
    looked_at="query.registration",
    error="registration_not_supported",
    causes=("A client that was written for a self-issued provider.",),
)
def registration_supported(asked: AuthorizationRequest) -> Finding:
    return _unsupported(asked, "registration")


@rule(
    "authorize.openid.scope",
    actor="as",
    title="Who asks for an ID token asks for the scope openid",
    plain="Whoever would like a signed note about who logged in has to ask for it by its name: otherwise it was never "
    "part of the deal.",
    failure="An ID token is asked for without the scope openid",
    spec="OIDC Core §3.1.2.1",
    level="MUST",
    looked_at="query.scope",
    error="invalid_scope",
    causes=("openid was left out: without it the request is plain OAuth.",),
)
def openid_scope(asked: AuthorizationRequest) -> Finding:
    if "id_token" not in asked.params.get("response_type").split(" "):
        return not_applicable("the response type has no id_token")
    sent = asked.params.get("scope")
    return compared("openid" in sent.split(" "), ("scope asked for", sent), ("needed in it", "openid"))


@rule(
    "authorize.nonce.required",
    actor="as",
    title="A nonce is there where the ID token comes through the browser",
    plain="A note that comes through the browser has to hold a number made up for this one log-in, or an old note "
    "could be slipped in.",
    failure="An ID token is to come through the browser, and no nonce was sent",
    spec="OIDC Core §3.3.2.1",
    level="MUST",
    looked_at="query.nonce",
    error="invalid_request",
    causes=("The client was made for the code flow, where the nonce may be left out.",),
)
def nonce_required(asked: AuthorizationRequest) -> Finding:
    if "id_token" not in asked.params.get("response_type").split(" "):
        return not_applicable("no ID token comes through the browser")
    sent = asked.params.get("nonce")
    return compared(bool(sent), ("nonce sent", sent), ("needed", "a value"))


@rule(
    "authorize.prompt.alone",
    actor="as",
    title="prompt=none stands alone",
    plain="The request may not ask to show the person nothing and to show her something, since both cannot be done.",
    failure="prompt asks to show nothing and to show something",
    spec="OIDC Core §3.1.2.1",
    level="MUST",
    looked_at="query.prompt",
    error="invalid_request",
    causes=("Two pieces of code each add a value to prompt.",),
)
def prompt_alone(asked: AuthorizationRequest) -> Finding:
    sent = asked.params.get("prompt")
    if "none" not in sent.split(" "):
        return not_applicable("prompt is not none")
    return compared(sent == "none", ("prompt sent", sent), ("allowed", "none, by itself"))


@rule(
    "authorize.max_age.number",
    actor="as",
    title="max_age is a number of seconds",
    plain="How long ago the person may have logged in has to be told as a number of seconds, because it is compared "
    "with the clock.",
    failure="max_age is no number of seconds",
    spec="OIDC Core §3.1.2.1",
    level="choice",
    looked_at="query.max_age",
    error="invalid_request",
    causes=("A date or a text such as 1h: it is a whole number of seconds.",),
)
def max_age_number(asked: AuthorizationRequest) -> Finding:
    sent = asked.params.get("max_age")
    if not sent:
        return not_applicable("no max_age was sent")
    return compared(max_age_of(asked.params) is not None, ("max_age sent", sent), ("allowed", "0 and above"))


def max_age_of(params: Params) -> int | None:
    """How many seconds ago the person may have logged in, None for any time."""
    sent = params.get("max_age")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 12 else None


REQUEST = (
    request_supported,
    request_uri_supported,
    registration_supported,
    openid_scope,
    nonce_required,
    prompt_alone,
    max_age_number,
)


@dataclass(frozen=True)
class Interaction:
    """A request that could be answered, and what is known of the person at the browser; `account` is empty for nobody.

    `consented` are the scopes that the account allowed this client before.
    """

    params: Params
    scope: str
    account: str
    auth_time: int
    consented: frozenset[str]
    public: bool
    now: int
    switches: Mapping[str, str]

    @property
    def silent(self) -> bool:
        """Whether nothing may be shown at all."""
        return self.params.get("prompt") == "none"

    @property
    def age(self) -> int:
        """How many seconds ago the person logged in."""
        return self.now - self.auth_time

    @property
    def login_needed(self) -> bool:
        """Whether a password has to be typed: nobody is signed in, too long ago, or the client demands it."""
        limit = max_age_of(self.params)
        demanded = {"login", "select_account"} & set(self.params.get("prompt").split(" "))
        return not self.account or bool(demanded) or (limit is not None and self.age > limit)

    @property
    def consent_needed(self) -> bool:
        """Whether the consent page has to be shown. It is never skipped for a public client, which could be anybody."""
        demanded = "consent" in self.params.get("prompt").split(" ")
        relied_on = self.switches["as.consent"] == "remembered" and not self.public
        return demanded or not relied_on or not set(self.scope.split(" ")) <= self.consented


@rule(
    "authorize.prompt.signed_in",
    actor="as",
    title="Somebody is signed in, so that nothing need be shown",
    plain="The login server looks whether somebody is logged in in this browser: nothing may be shown, so it could not "
    "ask who she is.",
    failure="Nobody is signed in, and nothing may be shown",
    spec="OIDC Core §3.1.2.6",
    level="MUST",
    looked_at="header.cookie",
    error="login_required",
    causes=(
        "The person logged out, or her session at the authorization server is over.",
        "The session cookie did not come along: in a frame, browsers withhold cookies of other sites.",
    ),
)
def signed_in(asked: Interaction) -> Finding:
    return compared(bool(asked.account), ("signed in", asked.account or "nobody"), ("needed", "somebody"))


@rule(
    "authorize.prompt.max_age",
    actor="as",
    title="She logged in recently enough, so that nothing need be shown",
    plain="The time since she logged in is compared with the longest that the app accepts, because nobody may ask for "
    "her password again now.",
    failure="She logged in longer ago than the client accepts, and nothing may be shown",
    spec="OIDC Core §3.1.2.1",
    level="MUST",
    looked_at="query.max_age",
    error="login_required",
    causes=("The client asks for a fresh login and for silence at once.",),
)
def signed_in_lately(asked: Interaction) -> Finding:
    limit = max_age_of(asked.params)
    if limit is None:
        return not_applicable("no max_age was sent")
    return compared(asked.age <= limit, ("seconds since the login", str(asked.age)), ("max_age", str(limit)))


@rule(
    "authorize.prompt.client",
    actor="as",
    title="The client can prove who it is, so that nobody need be asked",
    plain="Where the person is not asked, the login server has to be sure which app this is, or a copy of it would be "
    "let in unnoticed.",
    failure="Anybody could have sent this in the client's name, and nobody may be asked",
    spec="RFC 8252 §8.6",
    level="SHOULD",
    looked_at="query.client_id",
    error="interaction_required",
    causes=("A native app asks for a silent answer: its client_id is known to everybody.",),
)
def client_proven(asked: Interaction) -> Finding:
    found = "public: it proves nothing" if asked.public else "confidential"
    return compared(not asked.public, ("type of this client", found), ("needed", "confidential"))


@rule(
    "authorize.prompt.consented",
    actor="as",
    title="She allowed this before, so that she need not be asked",
    plain="What is asked for is compared with what she allowed before, because for anything beyond that she would have "
    "to be asked.",
    failure="She never allowed this, and she may not be asked",
    spec="OIDC Core §3.1.2.6",
    level="MUST",
    looked_at="query.scope",
    error="consent_required",
    causes=("The client asks for a scope that was not asked for before.", "The owner took her consent back."),
)
def consented(asked: Interaction) -> Finding:
    ok = set(asked.scope.split(" ")) <= asked.consented
    before = " ".join(sorted(asked.consented)) or "nothing"
    return compared(ok, ("scope asked for", asked.scope), ("allowed before", before))
