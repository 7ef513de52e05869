"""Rules of the resource server for a bearer token (RFC 6750 section 3, RFC 9068 section 4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.checks.grammar import bearer_token
from app.checks.ledger import Finding, compared, not_applicable, rule


@dataclass(frozen=True)
class Presented:
    """A request to the resource server: the places where a token stands, the token's parts, and what is expected.

    `signed_by_issuer` verifies the signature when it is called, so that the cost falls in the rule that shows it.
    `any_kind` is whether the API takes what is no access token, and one that names no scope for its owner's own.
    """

    tokens: tuple[tuple[str, str], ...]
    header: dict[str, Any] | None
    claims: Mapping[str, Any]
    signed_by_issuer: Callable[[], bool]
    issuer: str
    audience: str
    scope_needed: str
    now: int
    algorithm: str = ""
    any_kind: bool = False

    @property
    def token(self) -> str:
        """The token, empty when none was sent."""
        return self.tokens[0][1] if self.tokens else ""

    def claim(self, name: str) -> str:
        """A claim as text, empty when absent."""
        value = self.claims.get(name, "")
        return value if isinstance(value, str) else str(value)


@rule(
    "resource.token.present",
    actor="rs",
    title="The request carries a token",
    plain="The service looks whether a pass was shown at all, because without one it lets nobody in.",
    failure="The request carries no access token",
    spec="RFC 6750 §3",
    level="MUST",
    looked_at="header.authorization",
    status=401,
    causes=("The client forgot the Authorization header.", "A proxy or a redirect to another host dropped it."),
)
def token_present(shown: Presented) -> Finding:
    where = shown.tokens[0][0] if shown.tokens else "nowhere"
    return compared(bool(shown.tokens), ("token found", where), ("needed", "a token"))


@rule(
    "resource.token.one_place",
    actor="rs",
    title="The token stands in one place",
    plain="The pass may be shown in one place only: of two, the one could be examined and the other one used.",
    failure="The access token stands in more than one place",
    spec="RFC 6750 §2",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_request",
    causes=("The token is sent in the header and in the query at once.",),
)
def token_one_place(shown: Presented) -> Finding:
    places = [where for where, _ in shown.tokens]
    return compared(len(places) == 1, ("places", " and ".join(places)), ("allowed", "one"))


def _takes_any_place(switches: Mapping[str, str]) -> str:
    return "rs.token_in_query=accepted takes it from there" if switches["rs.token_in_query"] == "accepted" else ""


@rule(
    "resource.token.not_in_uri",
    actor="rs",
    title="The token does not stand in the address",
    plain="The pass may not stand in the address, because addresses are written down in many places where others read "
    "them.",
    failure="The access token stands in the address",
    spec="RFC 9700 §4.3.2",
    level="choice",
    looked_at="query.access_token",
    error="invalid_request",
    causes=("An old library sends the token in the query, and it ends up in logs and histories.",),
    lax=_takes_any_place,
)
def token_not_in_uri(shown: Presented) -> Finding:
    found = "the token" if any(where == "query" for where, _ in shown.tokens) else "none"
    why = "clients must not send it there; that the API refuses it is its own choice" if found != "none" else ""
    return compared(found == "none", ("in the query", found), ("allowed", "none"), why)


def _takes_any_kind(switches: Mapping[str, str]) -> str:
    return "rs.check_typ=ignored takes any JWT of the issuer" if switches["rs.check_typ"] == "ignored" else ""


@rule(
    "resource.token.form",
    actor="rs",
    title="The token is a JWT access token",
    plain="What is shown has to be a pass and no other signed note, because such notes are handed to many who are not "
    "to get in here.",
    failure="The token is not a JWT access token",
    spec="RFC 9068 §4",
    level="MUST",
    looked_at="header.authorization.jwt.header.typ",
    error="invalid_token",
    status=401,
    causes=("An ID token was sent instead of an access token.", "The token was cut off."),
    lax=_takes_any_kind,
)
def token_form(shown: Presented) -> Finding:
    found = str((shown.header or {}).get("typ", "not a JWT"))
    ok = bearer_token(shown.token) and found.lower().removeprefix("application/") == "at+jwt"
    return compared(ok, ("typ of the token", found), ("needed", "at+jwt"))


@rule(
    "resource.token.issuer",
    actor="rs",
    title="The token comes from the server that this API trusts",
    plain="Who made the pass is compared with the login server that this service trusts, because anybody can run one "
    "of his own.",
    failure="The token comes from a server that this API does not trust",
    spec="RFC 9068 §4",
    level="MUST",
    looked_at="header.authorization.jwt.claims.iss",
    error="invalid_token",
    status=401,
    causes=("A token of another environment.", "A trailing slash: the comparison is byte for byte."),
)
def token_issuer(shown: Presented) -> Finding:
    return compared(shown.claim("iss") == shown.issuer, ("iss", shown.claim("iss")), ("trusted issuer", shown.issuer))


def _from_header(switches: Mapping[str, str]) -> str:
    if switches["rs.jwt_alg"] == "from_header":
        return "rs.jwt_alg=from_header goes by what the token says of itself"
    return ""


@rule(
    "resource.token.algorithm",
    actor="rs",
    title="The algorithm is the one that the issuer's key is for",
    plain="The pass has to be signed in the way that goes with the login server's key, or a forger could pick a way "
    "that takes no key at all.",
    failure="The algorithm is none that the issuer's key is for",
    spec="RFC 8725 §3.1",
    level="MUST",
    looked_at="header.authorization.jwt.header.alg",
    error="invalid_token",
    status=401,
    causes=(
        "Somebody wrote `none` into the header and left the signature out.",
        "Somebody wrote HS256, to have a public key taken for a shared secret.",
    ),
    lax=_from_header,
)
def token_algorithm(shown: Presented) -> Finding:
    found = str((shown.header or {}).get("alg", "none"))
    return compared(found == shown.algorithm, ("alg of the token", found), ("the issuer's key is for", shown.algorithm))


@rule(
    "resource.token.signature",
    actor="rs",
    title="The signature is the issuer's",
    plain="The signature is compared with the login server's own key, so that nobody can write a pass himself, or "
    "change one.",
    failure="The signature is not the issuer's",
    spec="RFC 9068 §4",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_token",
    status=401,
    causes=("Somebody changed a claim.", "The key was rotated and the API still holds the old one."),
)
def token_signature(shown: Presented) -> Finding:
    valid = shown.signed_by_issuer()
    state = "verifies" if valid else "does not verify"
    return compared(valid, ("signature with the issuer's key", state), ("needed", "verifies"))


def _takes_any_audience(switches: Mapping[str, str]) -> str:
    return "rs.audience=ignored takes tokens for others as well" if switches["rs.audience"] == "ignored" else ""


@rule(
    "resource.token.audience",
    actor="rs",
    title="The token is meant for this API",
    plain="The service looks for its own name on the pass, because one for another service could have been passed on "
    "from there.",
    failure="The token is meant for another API",
    spec="RFC 9068 §4",
    level="MUST",
    looked_at="header.authorization.jwt.claims.aud",
    error="invalid_token",
    status=401,
    causes=("The token was issued for another API: somebody passes on what was meant for him.",),
    lax=_takes_any_audience,
)
def token_audience(shown: Presented) -> Finding:
    audience = shown.claims.get("aud", "")
    meant = audience if isinstance(audience, list) else [audience]
    return compared(shown.audience in meant, ("aud", shown.claim("aud")), ("this API", shown.audience))


@rule(
    "resource.token.unexpired",
    actor="rs",
    title="The token has not expired",
    plain="The clock is compared with the time until which the pass is good, so that a stolen one does not work for "
    "ever.",
    failure="The token has expired",
    spec="RFC 9068 §4",
    level="MUST",
    looked_at="header.authorization.jwt.claims.exp",
    error="invalid_token",
    status=401,
    causes=("The client did not look at expires_in.", "The clocks of the two servers differ."),
)
def token_unexpired(shown: Presented) -> Finding:
    expires = shown.claims.get("exp")
    ok = isinstance(expires, int) and shown.now < expires
    return compared(ok, ("now", str(shown.now)), ("exp", shown.claim("exp")))


@rule(
    "resource.token.scope",
    actor="rs",
    title="The token's scope covers what is asked for",
    plain="What the pass opens is compared with what the app is about to do, so that a pass for looking is no good for "
    "deleting.",
    failure="The token's scope does not cover what is asked for",
    spec="RFC 6750 §3.1",
    level="MUST",
    looked_at="header.authorization.jwt.claims.scope",
    error="insufficient_scope",
    status=403,
    causes=("The owner allowed less than was asked for.", "The client asked for too little."),
)
def token_scope(shown: Presented) -> Finding:
    if shown.any_kind and "scope" not in shown.claims:
        return not_applicable("the token names no scope, and this API takes that for all that the owner may do")
    granted = shown.claim("scope")
    return compared(
        shown.scope_needed in granted.split(" "), ("scope granted", granted), ("needed", shown.scope_needed)
    )


def _takes_any_subject(switches: Mapping[str, str]) -> str:
    return "rs.sub_check=ignored goes by sub alone" if switches["rs.sub_check"] == "ignored" else ""


@rule(
    "resource.token.owner",
    actor="rs",
    title="An owner stands behind the token, and not the client alone",
    plain="The service looks whether a person stands behind the pass, or an app could take her name for its own and "
    "get what is hers.",
    failure="No owner stands behind the token: the client got it in its own name",
    spec="RFC 9700 §4.15",
    level="choice",
    looked_at="header.authorization.jwt.claims.sub",
    error="insufficient_scope",
    status=403,
    causes=(
        "The client asked by the client credentials grant, and calls what only owners can give.",
        "A client registered itself under the name of a person.",
    ),
    lax=_takes_any_subject,
)
def token_owner(shown: Presented) -> Finding:
    return compared(
        shown.claim("sub") != shown.claim("client_id"),
        ("sub", shown.claim("sub")),
        ("must not be", shown.claim("client_id")),
    )


OWNED = (token_owner,)
REQUEST = (token_present, token_one_place, token_not_in_uri)
SELF_CONTAINED = (
    token_form,
    token_issuer,
    token_algorithm,
    token_signature,
    token_audience,
    token_unexpired,
    token_scope,
)
