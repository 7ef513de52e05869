"""Rules of the token endpoint for the code grant (RFC 6749 sections 3.2, 4.1.3, 5.2; RFC 7636 section 4.6)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from app.checks.authorize import NO_PKCE, RegisteredClient
from app.checks.grammar import PKCE_RULE, pkce_text
from app.checks.ledger import Finding, Params, compared, not_applicable, rule

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class CodeGrant:
    """What the server remembers with a code. `expires` is in seconds since 1970; `challenge` is empty without PKCE."""

    code: str
    client_id: str
    redirect_uri: str
    redirect_uri_sent: bool
    scope: str
    account: str
    challenge: str
    method: str
    expires: int
    used: bool = False


@dataclass(frozen=True)
class TokenRequest:
    """One request to the token endpoint, with what the server looked up for it."""

    method: str
    content_type: str
    params: Params
    query_names: tuple[str, ...]
    basic: tuple[str, str] | None
    has_authorization: bool
    client: RegisteredClient | None
    grant: CodeGrant | None
    now: int
    switches: Mapping[str, str]

    @property
    def client_id(self) -> str:
        """The client id claimed, from whichever place carries it."""
        return self.basic[0] if self.basic else self.params.get("client_id")

    @property
    def secret(self) -> str:
        """The secret presented."""
        return self.basic[1] if self.basic else self.params.get("client_secret")

    @property
    def ways(self) -> list[str]:
        """The ways of client authentication that this request uses (RFC 6749 section 2.3)."""
        found = ["Authorization header"] if self.has_authorization else []
        return [*found, "client_secret in the form"] if self.params.get("client_secret") else found

    @property
    def known(self) -> RegisteredClient:
        """The client, for rules that stand after the one which demands it."""
        return self.client or RegisteredClient("", "", "public", "none", None, ())

    @property
    def verifier(self) -> str:
        """The code verifier presented."""
        return self.params.get("code_verifier")


def s256(verifier: str) -> str:
    """BASE64URL(SHA256(ASCII(code_verifier))) without padding (RFC 7636 section 4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@rule(
    "token.method",
    actor="as",
    title="The request is a POST",
    spec="RFC 6749 §3.2",
    level="MUST",
    looked_at="method",
    status=405,
    causes=("The token endpoint was opened in a browser.",),
)
def method_post(asked: TokenRequest) -> Finding:
    return compared(asked.method == "POST", ("method", asked.method), ("needed", "POST"))


@rule(
    "token.content_type",
    actor="as",
    title="The parameters are a form",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="header.content-type",
    error="invalid_request",
    causes=("The parameters were sent as JSON.",),
)
def content_type_form(asked: TokenRequest) -> Finding:
    sent = asked.content_type.partition(";")[0].strip().lower()
    return compared(sent == FORM, ("content type", sent), ("needed", FORM))


@rule(
    "token.parameters.once",
    actor="as",
    title="No parameter stands twice",
    spec="RFC 6749 §3.2",
    level="MUST",
    looked_at="body",
    error="invalid_request",
    causes=("Two pieces of code each add the same parameter.",),
)
def parameters_once(asked: TokenRequest) -> Finding:
    twice = asked.params.repeated(besides=("resource",))
    return compared(not twice, ("repeated parameters", ", ".join(twice) or "none"), ("allowed", "none"))


@rule(
    "token.client.not_in_uri",
    actor="as",
    title="No credentials stand in the address",
    spec="RFC 6749 §2.3.1",
    level="MUST",
    looked_at="url",
    error="invalid_request",
    causes=("client_secret was put into the query: addresses end up in logs.",),
)
def credentials_not_in_uri(asked: TokenRequest) -> Finding:
    found = [name for name in asked.query_names if name in {"client_secret", "code", "code_verifier"}]
    return compared(not found, ("in the query", ", ".join(found) or "none"), ("allowed", "none"))


@rule(
    "token.client.one_way",
    actor="as",
    title="The client uses one way to authenticate",
    spec="RFC 6749 §2.3",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_request",
    causes=("A library sends the secret in the header and the form at once.",),
)
def one_way(asked: TokenRequest) -> Finding:
    return compared(len(asked.ways) <= 1, ("ways used", " and ".join(asked.ways) or "none"), ("allowed at most", "one"))


@rule(
    "token.client.known",
    actor="as",
    title="The client is registered",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.client_id",
    error="invalid_client",
    status=401,
    causes=("client_id was left out: a public client must send it.", "A typing error.", "The wrong environment."),
)
def client_known(asked: TokenRequest) -> Finding:
    registered = asked.client.client_id if asked.client else "no client of that name"
    return compared(asked.client is not None, ("client_id sent", asked.client_id), ("registered", registered))


@rule(
    "token.client.method",
    actor="as",
    title="The client authenticates in the way it registered",
    spec="RFC 6749 §2.3",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_client",
    status=401,
    causes=(
        "The library sends the secret in the form, the client is registered for the header, or the other way round.",
    ),
)
def client_method(asked: TokenRequest) -> Finding:
    used = {"Authorization header": "basic", "client_secret in the form": "post"}.get("".join(asked.ways), "none")
    return compared(used == asked.known.auth_method, ("way used", used), ("registered", asked.known.auth_method))


@rule(
    "token.client.secret",
    actor="as",
    title="The secret is the client's",
    spec="RFC 6749 §2.3.1",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_client",
    status=401,
    causes=(
        "The secret was not form-encoded before base64.",
        "A secret that was rotated, or one of another environment.",
    ),
)
def client_secret(asked: TokenRequest) -> Finding:
    if asked.known.secret is None:
        return not_applicable("a public client has no secret: it only names itself")
    return compared(
        asked.secret == asked.known.secret,
        ("secret presented", asked.secret),
        ("secret registered", asked.known.secret),
    )


@rule(
    "token.grant_type.present",
    actor="as",
    title="grant_type is there",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.grant_type",
    error="invalid_request",
    causes=("The parameters were put into the query instead of the body.",),
)
def grant_type_present(asked: TokenRequest) -> Finding:
    sent = asked.params.get("grant_type")
    return compared(bool(sent), ("grant_type sent", sent), ("needed", "a value"))


@rule(
    "token.grant_type.supported",
    actor="as",
    title="The server supports this grant",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.grant_type",
    error="unsupported_grant_type",
    causes=("A typing error: it is authorization_code.",),
)
def grant_type_supported(asked: TokenRequest) -> Finding:
    sent = asked.params.get("grant_type")
    return compared(sent == "authorization_code", ("grant_type sent", sent), ("supported", "authorization_code"))


@rule(
    "token.grant_type.allowed",
    actor="as",
    title="This client may use this grant",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.grant_type",
    error="unauthorized_client",
    causes=("The client was registered for another grant.",),
)
def grant_type_allowed(asked: TokenRequest) -> Finding:
    sent, allowed = asked.params.get("grant_type"), asked.known.grant_types
    return compared(sent in allowed, ("grant_type sent", sent), ("registered for", " ".join(allowed)))


@rule(
    "token.code.present",
    actor="as",
    title="There is a code",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.code",
    error="invalid_request",
    causes=("The client did not read the code from the address it was called with.",),
)
def code_present(asked: TokenRequest) -> Finding:
    return compared(bool(asked.params.get("code")), ("code sent", asked.params.get("code")), ("needed", "a value"))


@rule(
    "token.code.known",
    actor="as",
    title="The server issued this code",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.code",
    error="invalid_grant",
    causes=("The code was cut off or encoded twice on the way.", "It comes from another server."),
)
def code_known(asked: TokenRequest) -> Finding:
    issued = asked.grant.code if asked.grant else "no such code"
    return compared(asked.grant is not None, ("code sent", asked.params.get("code")), ("issued", issued))


@rule(
    "token.code.client",
    actor="as",
    title="The code was issued to this client",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.client_id",
    error="invalid_grant",
    causes=("Somebody redeems a code that another client received.",),
)
def code_of_client(asked: TokenRequest) -> Finding:
    if asked.grant is None:
        return not_applicable("there is no such code")
    owner = asked.grant.client_id
    return compared(owner == asked.client_id, ("client that asks", asked.client_id), ("client of the code", owner))


@rule(
    "token.code.unexpired",
    actor="as",
    title="The code has not expired",
    spec="RFC 6749 §4.1.2",
    level="MUST",
    looked_at="form.code",
    error="invalid_grant",
    causes=("The client waited too long, or its queue did.", "A person kept the page open and went on later."),
)
def code_unexpired(asked: TokenRequest) -> Finding:
    if asked.grant is None:
        return not_applicable("there is no such code")
    ok = asked.now < asked.grant.expires
    return compared(ok, ("now", str(asked.now)), ("valid before", str(asked.grant.expires)))


@rule(
    "token.code.unused",
    actor="as",
    title="The code was not used before",
    spec="RFC 6749 §4.1.2",
    level="MUST",
    looked_at="form.code",
    error="invalid_grant",
    causes=(
        "The callback was called twice: reload, prefetch, a retry after a time-out.",
        "A thief redeemed the code first.",
    ),
)
def code_unused(asked: TokenRequest) -> Finding:
    if asked.grant is None:
        return not_applicable("there is no such code")
    times = "once" if asked.grant.used else "never"
    return compared(not asked.grant.used, ("used before", times), ("needed", "never"))


@rule(
    "token.redirect_uri.same",
    actor="as",
    title="The redirect URI is the one of the authorization request",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.redirect_uri",
    error="invalid_grant",
    causes=("The client builds the address twice, and differently: scheme behind a proxy, port, trailing slash.",),
)
def redirect_uri_same(asked: TokenRequest) -> Finding:
    if asked.grant is None:
        return not_applicable("there is no such code")
    sent = asked.params.get("redirect_uri")
    if not sent and not asked.grant.redirect_uri_sent:
        return not_applicable("the authorization request named no redirect URI either")
    first = asked.grant.redirect_uri
    return compared(sent == first, ("redirect_uri sent now", sent), ("redirect_uri sent then", first))


@rule(
    "token.pkce.verifier_present",
    actor="as",
    title="A verifier is there where a challenge went ahead",
    spec="RFC 7636 §4.5",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_request",
    causes=("The client lost its session and with it the verifier.", "A thief has the code, not the verifier."),
)
def verifier_present(asked: TokenRequest) -> Finding:
    reason = _no_challenge(asked)
    if reason:
        return not_applicable(reason)
    return compared(bool(asked.verifier), ("code_verifier sent", asked.verifier), ("needed", "a value"))


@rule(
    "token.pkce.verifier_form",
    actor="as",
    title="The verifier is well formed",
    spec="RFC 7636 §4.1",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_request",
    causes=("A verifier shorter than 43 characters.", "Characters outside the unreserved ones."),
)
def verifier_form(asked: TokenRequest) -> Finding:
    reason = _no_challenge(asked) or ("" if asked.verifier else "no code_verifier was sent")
    if reason:
        return not_applicable(reason)
    return compared(pkce_text(asked.verifier), ("code_verifier sent", asked.verifier), ("allowed", PKCE_RULE))


def _lax_downgrade(switches: Mapping[str, str]) -> str:
    return "as.pkce=optional records it and goes on" if switches["as.pkce"] == "optional" else ""


@rule(
    "token.pkce.downgrade",
    actor="as",
    title="A verifier does not come without an earlier challenge",
    spec="RFC 9700 §4.8.2",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_request",
    causes=("Somebody took the challenge out of the authorization request: a downgrade attack.",),
    lax=_lax_downgrade,
)
def no_downgrade(asked: TokenRequest) -> Finding:
    if asked.switches["as.pkce"] == "off":
        return not_applicable(NO_PKCE)
    if asked.grant is None or asked.grant.challenge:
        return not_applicable("a challenge went ahead")
    sent = asked.verifier or "none"
    return compared(not asked.verifier, ("code_verifier sent", sent), ("needed without a challenge", "none"))


@rule(
    "token.pkce.verify",
    actor="as",
    title="The verifier fits the challenge",
    spec="RFC 7636 §4.6",
    level="MUST",
    looked_at="form.code_verifier",
    error="invalid_grant",
    causes=(
        "The verifier of another attempt: two tabs share one storage place.",
        "The challenge was made from the bytes before base64url, not from the text.",
        "The challenge was sent with S256 and computed as plain, or the other way round.",
        "A thief redeems the code with a verifier of his own.",
    ),
)
def pkce_verify(asked: TokenRequest) -> Finding:
    reason = _no_challenge(asked)
    if reason or asked.grant is None:
        return not_applicable(reason)
    method, stored = asked.grant.method, asked.grant.challenge
    computed, label = asked.verifier, "code_verifier"
    if method == "S256":
        computed, label = s256(asked.verifier), "BASE64URL(SHA256(code_verifier))"
    return compared(computed == stored, (label, computed), ("code_challenge stored", stored))


def _no_challenge(asked: TokenRequest) -> str:
    """Why PKCE has nothing to compare here, empty when it has."""
    if asked.switches["as.pkce"] == "off":
        return NO_PKCE
    if asked.grant is None:
        return "there is no such code"
    return "" if asked.grant.challenge else "no code_challenge was sent with the authorization request"
