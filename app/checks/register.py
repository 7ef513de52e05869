"""Rules of the registration endpoint: what a client may say of itself (RFC 7591 sections 2 and 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from app.checks.grammar import scope_text, texts
from app.checks.ledger import Finding, compared, not_applicable, rule

JSON = "application/json"
# The grant that each word of a response type goes with (section 2.1).
GRANT_OF = {"code": "authorization_code", "token": "implicit", "id_token": "implicit"}


@dataclass(frozen=True)
class Enrolment:
    """A registration request, its document empty when the body is no JSON object, and what this server offers.

    `usable_key` says whether a JWK is one that this server can verify signatures with.
    """

    method: str
    content_type: str
    document: dict[str, Any]
    auth_methods: tuple[str, ...]
    grants: tuple[str, ...]
    answers: tuple[str, ...]
    scopes_supported: tuple[str, ...]
    usable_key: Callable[[Any], bool]

    @property
    def redirect_uris(self) -> tuple[str, ...]:
        """Where answers may go."""
        return texts(self.document, "redirect_uris")

    @property
    def grant_types(self) -> tuple[str, ...]:
        """The grants that the client will use; the code grant when left out."""
        return texts(self.document, "grant_types", ("authorization_code",))

    @property
    def response_types(self) -> tuple[str, ...]:
        """The response types that the client will ask for; `code` when left out."""
        return texts(self.document, "response_types", ("code",))

    @property
    def auth_method(self) -> str:
        """How the client will prove itself; with a secret in the header when left out."""
        return str(self.document.get("token_endpoint_auth_method") or "client_secret_basic")

    @property
    def scope(self) -> str:
        """What the client may ask for, empty when left out."""
        return str(self.document.get("scope") or "")

    @property
    def key(self) -> Any:
        """The first of the client's keys, None without one."""
        jwks = self.document.get("jwks")
        keys = jwks.get("keys") if isinstance(jwks, dict) else None
        return keys[0] if isinstance(keys, list) and keys else None


@rule(
    "register.method",
    actor="as",
    title="The request is a POST",
    plain="An app that signs up has to hand something in, since whoever only opens the address has said nothing about "
    "himself.",
    failure="The registration endpoint takes POST only",
    spec="RFC 7591 §3.1",
    level="MUST",
    looked_at="method",
    status=405,
    causes=("The address was opened in a browser.",),
)
def method_post(asked: Enrolment) -> Finding:
    return compared(asked.method == "POST", ("method", asked.method), ("needed", "POST"))


@rule(
    "register.json",
    actor="as",
    title="The body is a JSON object",
    plain="What the app says of itself has to come in the one shape that this counter reads, or half of it would be "
    "lost.",
    failure="The body is no JSON object",
    spec="RFC 7591 §3.1",
    level="MUST",
    looked_at="header.content-type",
    error="invalid_client_metadata",
    causes=("The parameters were sent as a form, as to the other endpoints.",),
)
def json_object(asked: Enrolment) -> Finding:
    sent = asked.content_type.partition(";")[0].strip().lower()
    found = sent if asked.document or sent != JSON else "no JSON object in it"
    return compared(found == JSON, ("content type", found), ("needed", JSON))


@rule(
    "register.redirect_uris.present",
    actor="as",
    title="There is a redirect URI",
    plain="The app has to leave at least one address for its answers, since without a list anybody could name his own "
    "later.",
    failure="There is no redirect URI",
    spec="RFC 7591 §2",
    level="MUST",
    looked_at="json.redirect_uris",
    error="invalid_redirect_uri",
    causes=("redirect_uris is a text instead of a list of texts.",),
)
def redirect_uris_present(asked: Enrolment) -> Finding:
    if not {"authorization_code", "implicit"} & set(asked.grant_types):
        return not_applicable("none of the grants goes through a browser")
    found = str(len(asked.redirect_uris))
    return compared(bool(asked.redirect_uris), ("redirect URIs", found), ("needed at least", "1"))


@rule(
    "register.redirect_uris.valid",
    actor="as",
    title="Every redirect URI is one that answers may safely go to",
    plain="Each address that the app leaves is looked at, so that answers only go where nobody else can read along or "
    "step in.",
    failure="Answers may not go to such a redirect URI",
    spec="RFC 9700 §2.6",
    level="MUST",
    looked_at="json.redirect_uris",
    error="invalid_redirect_uri",
    causes=(
        "http: whoever is on the way reads the code. Only a loopback address may have it.",
        "A fragment at the end, or a scheme of the app's own without a dot in it.",
    ),
)
def redirect_uris_valid(asked: Enrolment) -> Finding:
    wrong = [uri for uri in asked.redirect_uris if not is_safe(uri)]
    needed = "https, http to a loopback address, or a scheme with a dot; no fragment"
    return compared(not wrong, ("redirect URIs that are not", ", ".join(wrong) or "none"), ("needed", needed))


def is_safe(uri: str) -> bool:
    """Whether answers can be sent there (RFC 6749 section 3.1.2, RFC 8252 sections 7 and 8.4)."""
    try:
        url = urlsplit(uri)
        host = url.hostname
    except ValueError:
        return False
    if "#" in uri or not all("!" <= sign <= "~" for sign in uri) or "@" in url.netloc:
        return False
    if url.scheme == "http":
        return host in {"127.0.0.1", "::1"}
    return bool(host) if url.scheme == "https" else "." in url.scheme


@rule(
    "register.grant_types.supported",
    actor="as",
    title="The server has these grants and response types",
    plain="What the app is going to do is compared with what this login server can do, so that it is not promised too "
    "much.",
    failure="This server does not have such a grant or response type",
    spec="RFC 7591 §2",
    level="choice",
    looked_at="json.grant_types",
    error="invalid_client_metadata",
    causes=("The client asks for a grant that this server does not offer.",),
)
def grant_types_supported(asked: Enrolment) -> Finding:
    words = {word for each in asked.response_types for word in each.split(" ")}
    unknown = sorted({*asked.grant_types} - {*asked.grants}) + sorted(words - {*asked.answers})
    offered = ", ".join((*asked.grants, *asked.answers))
    return compared(not unknown, ("not offered", ", ".join(unknown) or "none"), ("offered", offered))


@rule(
    "register.grant_types.consistent",
    actor="as",
    title="Grants and response types go together",
    plain="What the app is going to ask for and what it is going to hand in have to match, since the one is of no use "
    "without the other.",
    failure="Grants and response types do not go together",
    spec="RFC 7591 §2.1",
    level="SHOULD",
    looked_at="json.response_types",
    error="invalid_client_metadata",
    causes=("response_types names code, and grant_types lacks authorization_code, or the other way round.",),
)
def grant_types_consistent(asked: Enrolment) -> Finding:
    needed = {GRANT_OF[word] for each in asked.response_types for word in each.split(" ") if word in GRANT_OF}
    named = {*asked.grant_types} & {*GRANT_OF.values()}
    left = ("grants that go through a browser", ", ".join(sorted(named)) or "none")
    return compared(named == needed, left, ("needed by the response types", ", ".join(sorted(needed)) or "none"))


@rule(
    "register.auth_method",
    actor="as",
    title="The server takes this way for a client to prove itself",
    plain="How the app is going to show who it is has to be something that this login server can examine, since "
    "nothing else proves it here.",
    failure="This server does not take that way for a client to prove itself",
    spec="RFC 7591 §2",
    level="choice",
    looked_at="json.token_endpoint_auth_method",
    error="invalid_client_metadata",
    causes=("The name of another library for it: it is client_secret_basic, not basic.",),
)
def auth_method(asked: Enrolment) -> Finding:
    sides = ("token_endpoint_auth_method", asked.auth_method), ("supported", ", ".join(asked.auth_methods))
    return compared(asked.auth_method in asked.auth_methods, *sides)


@rule(
    "register.keys",
    actor="as",
    title="A client that will sign brings its public key",
    plain="An app that is going to sign has to leave what its signatures are compared with, or nobody could tell them "
    "from forged ones.",
    failure="The client will sign, and brings no public key to verify it with",
    spec="RFC 7591 §2",
    level="choice",
    looked_at="json.jwks",
    error="invalid_client_metadata",
    causes=(
        "jwks is one key instead of a set.",
        "A key of another kind, or one with its private part: keep that at home.",
    ),
)
def keys(asked: Enrolment) -> Finding:
    if asked.auth_method != "private_key_jwt":
        return not_applicable("this client will not sign")
    found = "one that can be used" if asked.usable_key(asked.key) else "none that can be used"
    return compared(found == "one that can be used", ("public key", found), ("needed", "one that can be used"))


@rule(
    "register.scope",
    actor="as",
    title="Every scope exists",
    plain="Every right that the app would like to have is looked up, since nobody can give it one that does not exist.",
    failure="A scope does not exist here",
    spec="RFC 7591 §2",
    level="choice",
    looked_at="json.scope",
    error="invalid_client_metadata",
    causes=("A typing error in a scope.", "scope is a list: it is one text with spaces between."),
)
def scope_known(asked: Enrolment) -> Finding:
    if not asked.scope:
        return not_applicable("no scope is named: the client may ask for what this server gives to everybody")
    ok = scope_text(asked.scope) and set(asked.scope.split(" ")) <= set(asked.scopes_supported)
    return compared(ok, ("scope", asked.scope), ("there are", " ".join(asked.scopes_supported)))


TABLE = (
    method_post,
    json_object,
    redirect_uris_present,
    redirect_uris_valid,
    grant_types_supported,
    grant_types_consistent,
    auth_method,
    keys,
    scope_known,
)
