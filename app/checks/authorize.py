"""Rules of the authorization endpoint (RFC 6749 sections 3.1 and 4.1.1, RFC 7636 section 4.4.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.checks.clients import RegisteredClient
from app.checks.grammar import NO_PKCE, PKCE_RULE, fits_wildcards, pkce_text, same_redirect_uri, scope_text
from app.checks.ledger import Finding, Params, compared, not_applicable, rule

METHODS = ("plain", "S256")
# What as.redirect_uri_match lets through besides the address itself, and why: registered and sent are compared.
LOOSE: Mapping[str, tuple[Callable[[str, str], bool], str]] = {
    "prefix": (lambda registered, sent: sent.startswith(registered), "only the beginning is compared"),
    "wildcard": (fits_wildcards, "a * is taken for any characters"),
    "exact": (str.__eq__, ""),
}
NO_CODE = "no code is asked for, and PKCE protects codes"


@dataclass(frozen=True)
class AuthorizationRequest:
    """One request to the authorization endpoint with the client it names, if that is known."""

    params: Params
    client: RegisteredClient | None
    response_types: tuple[str, ...]
    response_modes: tuple[str, ...]
    scopes_supported: tuple[str, ...]
    resources: tuple[str, ...]
    switches: Mapping[str, str]

    @property
    def known(self) -> RegisteredClient:
        """The client, for rules that stand after the one which demands it."""
        return self.client or RegisteredClient("", "", "public", "none", None, ())

    @property
    def redirect_uri(self) -> str:
        """The one asked for, or the only registered one when it was omitted (RFC 6749 section 3.1.2.3)."""
        asked = self.params.get("redirect_uri")
        only = self.known.redirect_uris
        return asked or (only[0] if len(only) == 1 else "")

    @property
    def asks_for_code(self) -> bool:
        """Whether a code is among what is asked for."""
        return "code" in self.params.get("response_type").split(" ")

    @property
    def challenge(self) -> str:
        """The code challenge, as far as this server looks at PKCE at all."""
        return "" if self.switches["as.pkce"] == "off" else self.params.get("code_challenge")

    @property
    def method(self) -> str:
        """The code challenge method; `plain` when omitted (RFC 7636 section 4.3)."""
        return self.params.get("code_challenge_method") or "plain"


@rule(
    "authorize.client_id.once",
    actor="as",
    title="client_id stands exactly once",
    plain="The request has to name one app, and name it once: with two names it would be open which of them is let in.",
    failure="client_id is missing, or sent more than once",
    spec="RFC 6749 §3.1",
    level="MUST",
    looked_at="query.client_id",
    causes=("The client sends client_id twice.", "Nobody filled client_id in."),
)
def client_id_once(asked: AuthorizationRequest) -> Finding:
    found = len(asked.params.all("client_id"))
    return compared(found == 1, ("times client_id stands there", str(found)), ("allowed", "1"))


@rule(
    "authorize.client_id.known",
    actor="as",
    title="The client is registered",
    plain="The app's name is looked up among those that signed up here, so that no stranger gets to ask people for "
    "anything.",
    failure="No client of that name is registered here",
    spec="RFC 6749 §4.1.2.1",
    level="MUST",
    looked_at="query.client_id",
    causes=("A typing error in client_id.", "The client was registered at another server, or in another environment."),
)
def client_id_known(asked: AuthorizationRequest) -> Finding:
    registered = asked.client.client_id if asked.client else "no client of that name"
    sent = asked.params.get("client_id")
    return compared(asked.client is not None, ("client_id sent", sent), ("registered", registered))


@rule(
    "authorize.redirect_uri.once",
    actor="as",
    title="redirect_uri does not stand twice",
    plain="The address for the answer may stand there only once: of two, the one could be examined and the other one "
    "used.",
    failure="redirect_uri is sent more than once",
    spec="RFC 6749 §3.1",
    level="MUST",
    looked_at="query.redirect_uri",
    causes=("A library adds the redirect URI that was already there.",),
)
def redirect_uri_once(asked: AuthorizationRequest) -> Finding:
    found = len(asked.params.all("redirect_uri"))
    return compared(found <= 1, ("times redirect_uri stands there", str(found)), ("allowed at most", "1"))


@rule(
    "authorize.redirect_uri.exact",
    actor="as",
    title="The redirect URI is one that was registered",
    plain="The address for the answer is compared, letter by letter, with those that the app left here, or the answer "
    "could be sent to a thief.",
    failure="The redirect URI is not one that was registered for this client",
    spec="RFC 9700 §2.1",
    level="MUST",
    looked_at="query.redirect_uri",
    causes=(
        "A trailing slash, another port, http instead of https: the comparison is byte for byte.",
        "The redirect URI of another environment.",
        "It was left out although several are registered.",
    ),
)
def redirect_uri_exact(asked: AuthorizationRequest) -> Finding:
    registered = asked.known.redirect_uris
    sent = asked.redirect_uri
    exact = any(same_redirect_uri(each, sent) for each in registered)
    match = asked.switches["as.redirect_uri_match"]
    fits, how = LOOSE[match]
    ok = bool(sent) and "#" not in sent and (exact or any(fits(each, sent) for each in registered))
    why = "the port of a loopback address may differ (RFC 8252 §7.3)" if exact and sent not in registered else ""
    if ok and not exact:
        why = f"{how} (as.redirect_uri_match={match})"
    return compared(ok, ("redirect_uri sent", sent), ("registered", " or ".join(registered)), why)


@rule(
    "authorize.response_mode.supported",
    actor="as",
    title="The server can answer in that response mode",
    plain="The login server looks whether it can bring the answer back in the way that was asked for, since some ways "
    "would show it to too many.",
    failure="This server cannot answer that response_type in that response_mode",
    spec="OIDC Core §3.1.2.6",
    level="MUST",
    looked_at="query.response_mode",
    causes=("A typing error.", "An ID token or an access token in a query: addresses end up in logs."),
)
def response_mode_supported(asked: AuthorizationRequest) -> Finding:
    sent = asked.params.get("response_mode")
    return compared(
        sent in asked.response_modes, ("response_mode sent", sent), ("possible", ", ".join(asked.response_modes))
    )


@rule(
    "authorize.parameters.once",
    actor="as",
    title="No parameter stands twice",
    plain="Nothing in the request may be said twice, because two programs that read it could each go by another of the "
    "two.",
    failure="A parameter is sent more than once",
    spec="RFC 6749 §3.1",
    level="MUST",
    looked_at="url",
    error="invalid_request",
    causes=("Two pieces of code each add the same parameter.",),
)
def parameters_once(asked: AuthorizationRequest) -> Finding:
    twice = asked.params.repeated(besides=("resource",))
    return compared(not twice, ("repeated parameters", ", ".join(twice) or "none"), ("allowed", "none"))


@rule(
    "authorize.response_type.present",
    actor="as",
    title="response_type is there",
    plain="The app has to say what it would like to get back, since that is nothing for the login server to guess.",
    failure="response_type is missing",
    spec="RFC 6749 §3.1.1",
    level="MUST",
    looked_at="query.response_type",
    error="invalid_request",
    causes=("The request was put together by hand and lacks response_type.",),
)
def response_type_present(asked: AuthorizationRequest) -> Finding:
    sent = asked.params.get("response_type")
    return compared(bool(sent), ("response_type sent", sent), ("needed", "a value"))


@rule(
    "authorize.response_type.supported",
    actor="as",
    title="The server supports this response_type",
    plain="What the app would like to get back has to be something that this login server hands out at all, or nothing "
    "can come of it.",
    failure="This server does not support that response_type",
    spec="RFC 6749 §4.1.2.1",
    level="MUST",
    looked_at="query.response_type",
    error="unsupported_response_type",
    causes=("A typing error.", "The client asks for the implicit grant, which this server does not offer."),
)
def response_type_supported(asked: AuthorizationRequest) -> Finding:
    sent = asked.params.get("response_type")
    words = sent.split(" ")
    ok = all(word in asked.response_types for word in words) and len(set(words)) == len(words)
    return compared(ok, ("response_type sent", sent), ("supported", ", ".join(asked.response_types)))


@rule(
    "authorize.response_type.allowed",
    actor="as",
    title="This client may use this response_type",
    plain="What is asked for is compared with what the app signed up for, so that a thief cannot ask for something "
    "weaker in its name.",
    failure="This client may not use that response_type",
    spec="RFC 6749 §4.1.2.1",
    level="MUST",
    looked_at="query.response_type",
    error="unauthorized_client",
    causes=("The client was registered for another grant.",),
)
def response_type_allowed(asked: AuthorizationRequest) -> Finding:
    sent, allowed = asked.params.get("response_type"), asked.known.response_types
    # The order of the words does not matter (RFC 6749 section 3.1.1).
    ok = any(sorted(sent.split(" ")) == sorted(each.split(" ")) for each in allowed)
    return compared(ok, ("response_type sent", sent), ("registered for", ", ".join(allowed)))


@rule(
    "authorize.pkce.required",
    actor="as",
    title="A code challenge is there where the server demands one",
    plain="This login server may insist on the fingerprint of a secret that only the app has: it is what makes a "
    "stolen voucher worthless later.",
    failure="This server demands a code_challenge, and none was sent",
    spec="RFC 7636 §4.4.1",
    level="MUST",
    looked_at="query.code_challenge",
    error="invalid_request",
    causes=("PKCE is not switched on in the client's library.", "The client predates RFC 7636."),
)
def pkce_required(asked: AuthorizationRequest) -> Finding:
    if asked.switches["as.pkce"] != "required":
        return not_applicable(f"this server does not demand PKCE (as.pkce={asked.switches['as.pkce']})")
    if not asked.asks_for_code:
        return not_applicable(NO_CODE)
    return compared(bool(asked.challenge), ("code_challenge sent", asked.challenge), ("needed", "a value"))


def _no_pkce(asked: AuthorizationRequest) -> str:
    """Why the parameters of PKCE mean nothing here, empty when they do."""
    return NO_PKCE if asked.switches["as.pkce"] == "off" else "" if asked.asks_for_code else NO_CODE


@rule(
    "authorize.pkce.complete",
    actor="as",
    title="A code_challenge_method does not come without a code_challenge",
    plain="Where the request says how a fingerprint was made, the fingerprint has to be there too: one without the "
    "other looks as if somebody took it out.",
    failure="A code_challenge_method was sent without a code_challenge",
    spec="RFC 7636 §4.3",
    level="MUST",
    looked_at="query.code_challenge",
    error="invalid_request",
    causes=(
        "Somebody took the challenge out of the request, and left the method in.",
        "The client failed to make the challenge and did not notice.",
    ),
)
def pkce_complete(asked: AuthorizationRequest) -> Finding:
    reason = _no_pkce(asked)
    if reason:
        return not_applicable(reason)
    method = asked.params.get("code_challenge_method")
    if not method:
        return not_applicable("no code_challenge_method was sent")
    sides = ("code_challenge sent", asked.challenge), ("needed beside a method", "a value")
    return compared(bool(asked.challenge), *sides)


@rule(
    "authorize.pkce.method",
    actor="as",
    title="The server knows the code challenge method",
    plain="The way in which the fingerprint was made has to be one that the login server knows, or it could compare "
    "nothing later.",
    failure="This server does not know that code_challenge_method",
    spec="RFC 7636 §4.4.1",
    level="MUST",
    looked_at="query.code_challenge_method",
    error="invalid_request",
    causes=("The method is written in lower case: it is S256.", "A method that no specification names."),
)
def pkce_method(asked: AuthorizationRequest) -> Finding:
    reason = _no_pkce(asked)
    if reason:
        return not_applicable(reason)
    if not asked.challenge:
        return not_applicable("no code_challenge was sent")
    omitted = not asked.params.get("code_challenge_method")
    why = "code_challenge_method was omitted, which means plain (RFC 7636 §4.3)" if omitted else ""
    known = (", ".join(METHODS)).replace(", S", " or S")
    return compared(asked.method in METHODS, ("code_challenge_method", asked.method), ("known", known), why)


@rule(
    "authorize.pkce.challenge",
    actor="as",
    title="The code challenge is well formed",
    plain="The fingerprint has to have the length and the letters of one, because nothing could ever match it "
    "otherwise.",
    failure="The code_challenge is not well formed",
    spec="RFC 7636 §4.2",
    level="MUST",
    looked_at="query.code_challenge",
    error="invalid_request",
    causes=(
        "The padding = was kept at the end of the base64url text.",
        "Plain base64 with + and / instead of base64url.",
        "The hash was written in hexadecimal.",
    ),
)
def pkce_challenge(asked: AuthorizationRequest) -> Finding:
    reason = _no_pkce(asked)
    if reason:
        return not_applicable(reason)
    if not asked.challenge:
        return not_applicable("no code_challenge was sent")
    return compared(pkce_text(asked.challenge), ("code_challenge sent", asked.challenge), ("allowed", PKCE_RULE))


@rule(
    "authorize.scope.known",
    actor="as",
    title="Every scope asked for exists and this client may ask for it",
    plain="Every right that is asked for has to exist and be open to this app, so that no app gets more than it signed "
    "up for.",
    failure="A scope was asked for that does not exist, or that this client may not have",
    spec="RFC 6749 §4.1.2.1",
    level="choice",
    looked_at="query.scope",
    error="invalid_scope",
    causes=("A typing error in a scope.", "Scopes separated by commas: they are separated by single spaces."),
)
def scope_known(asked: AuthorizationRequest) -> Finding:
    sent = asked.params.get("scope")
    if not sent:
        return not_applicable("no scope was asked for: the server grants its default (RFC 6749 §3.3)")
    known = set(asked.scopes_supported) & set(asked.known.scopes)
    ok = scope_text(sent) and set(sent.split(" ")) <= known
    return compared(ok, ("scope asked for", sent), ("this client may have", " ".join(sorted(known))))
