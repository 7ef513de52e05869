"""Rules for a client assertion: how a client proves itself with a key (RFC 7523 section 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.checks.ledger import Finding, compared, rule

WAY = "private_key_jwt"
TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ALGORITHM = "Ed25519"  # its signatures are deterministic (RFC 8032), which a trace needs


@dataclass(frozen=True)
class Assertion:
    """A client assertion, its parts, and what it is compared with.

    `audiences` are the names under which this server knows itself. `signed_by_client` verifies the signature when it is
    called, so that the cost falls in the rule that shows it; `seen` says whether a jti came before.
    """

    kind: str
    header: dict[str, Any] | None
    claims: dict[str, Any]
    client_id: str
    audiences: tuple[str, ...]
    signed_by_client: Callable[[], bool]
    seen: Callable[[str], bool]
    now: int

    def claim(self, name: str) -> str:
        """A claim as text, empty when absent."""
        value = self.claims.get(name, "")
        return value if isinstance(value, str) else str(value)


@rule(
    "token.assertion.type",
    actor="as",
    title="The assertion is announced as a JWT",
    plain="The app has to say what kind of proof it sends, since the login server reads each kind in another way.",
    failure="client_assertion_type is not the one of a JWT",
    spec="RFC 7523 §2.2",
    level="MUST",
    looked_at="form.client_assertion_type",
    error="invalid_client",
    status=401,
    causes=("client_assertion_type was left out.", "The type of SAML assertions was sent."),
)
def kind_known(shown: Assertion) -> Finding:
    return compared(shown.kind == TYPE, ("client_assertion_type sent", shown.kind), ("needed", TYPE))


@rule(
    "token.assertion.algorithm",
    actor="as",
    title="The assertion is a JWT, signed with the algorithm of the client's key",
    plain="The proof has to be signed in the way that goes with the app's key, or a forger could pick a way that takes "
    "no key at all.",
    failure="The assertion is no JWT signed with the algorithm of the client's key",
    spec="RFC 8725 §3.1",
    level="MUST",
    looked_at="form.client_assertion.jwt.header.alg",
    error="invalid_client",
    status=401,
    causes=("A library signs with another algorithm than was registered.", "Somebody tries alg none."),
)
def algorithm(shown: Assertion) -> Finding:
    found = str((shown.header or {}).get("alg", "not a JWT"))
    return compared(found == ALGORITHM, ("alg", found), ("registered", ALGORITHM))


@rule(
    "token.assertion.issuer",
    actor="as",
    title="The client speaks for itself: iss and sub are its client_id",
    plain="The proof has to speak of the very app that sends it, or one app could sign in the name of another.",
    failure="iss and sub of the assertion are not both the client_id",
    spec="RFC 7523 §3",
    level="MUST",
    looked_at="form.client_assertion.jwt.claims.iss",
    error="invalid_client",
    status=401,
    causes=("iss holds the client's address instead of its client_id.", "An assertion that was made for a grant."),
)
def issuer(shown: Assertion) -> Finding:
    sides = ("iss and sub", f"{shown.claim('iss')} and {shown.claim('sub')}"), ("client_id", shown.client_id)
    return compared(shown.claim("iss") == shown.claim("sub") == shown.client_id, *sides)


@rule(
    "token.assertion.signature",
    actor="as",
    title="The signature is that of the client's registered key",
    plain="The signature is compared with what the app left here when it signed up, because only the app itself can "
    "have made it.",
    failure="The signature is not that of the client's registered key",
    spec="RFC 7523 §3",
    level="MUST",
    looked_at="form.client_assertion",
    error="invalid_client",
    status=401,
    causes=("The client changed its key and did not register the new one.", "Somebody changed a claim."),
)
def signature(shown: Assertion) -> Finding:
    valid = shown.signed_by_client()
    state = "verifies" if valid else "does not verify"
    return compared(valid, ("signature with the registered key", state), ("needed", "verifies"))


@rule(
    "token.assertion.audience",
    actor="as",
    title="The assertion is meant for this server alone",
    plain="The proof has to be made for this login server alone, or another one that was shown it could pass it on and "
    "play the app here.",
    failure="The assertion is not meant for this server alone",
    spec="RFC 7523 §3",
    level="MUST",
    looked_at="form.client_assertion.jwt.claims.aud",
    error="invalid_client",
    status=401,
    causes=(
        "An assertion for another server: whoever received it there tries it here.",
        "A trailing slash: the comparison is byte for byte.",
    ),
)
def audience(shown: Assertion) -> Finding:
    named = shown.claims.get("aud", "")
    only = named[0] if isinstance(named, list) and len(named) == 1 else named
    why = "issuer and token endpoint are both taken, and never beside another audience: that is this server's choice"
    left, right = ("aud", shown.claim("aud")), ("this server", " or ".join(shown.audiences))
    return compared(isinstance(only, str) and only in shown.audiences, left, right, why)


@rule(
    "token.assertion.unexpired",
    actor="as",
    title="The assertion is good at this time",
    plain="The clock is compared with the short time for which the proof is good, so that one that is found later is "
    "worth nothing.",
    failure="The assertion has expired, or is not good yet",
    spec="RFC 7523 §3",
    level="MUST",
    looked_at="form.client_assertion.jwt.claims.exp",
    error="invalid_client",
    status=401,
    causes=(
        "The assertion was made once and kept.",
        "The clocks of client and server differ.",
        "A time is written as text: it is a number of seconds.",
    ),
)
def unexpired(shown: Assertion) -> Finding:
    times = {name: shown.claims[name] for name in ("iat", "nbf", "exp") if name in shown.claims}
    told = "exp" in times and all(_is_time(value) for value in times.values())
    ok = told and times.get("nbf", shown.now) <= shown.now < times["exp"]
    right = ", ".join(f"{name} {shown.claim(name)}" for name in times)
    return compared(ok, ("now", str(shown.now)), ("times of the assertion", right))


def _is_time(value: object) -> bool:
    """Whether a claim is a number of seconds (RFC 7519 section 2, NumericDate)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@rule(
    "token.assertion.unused",
    actor="as",
    title="The assertion was not used before",
    plain="The number of the proof is compared with those seen before, because a proof that comes twice may have been "
    "copied on its way.",
    failure="The assertion was used before, or has no jti to tell by",
    spec="RFC 7523 §3",
    level="choice",
    looked_at="form.client_assertion.jwt.claims.jti",
    error="invalid_client",
    status=401,
    causes=("A retry sends the same assertion again.", "A thief sends on an assertion that he saw."),
)
def unused(shown: Assertion) -> Finding:
    jti = shown.claims.get("jti")
    named = jti if isinstance(jti, str) else ""  # RFC 7519 section 4.1.7: a string and nothing else
    found = "was used before" if shown.seen(named) else shown.claim("jti")
    why = "OAuth lets a server remember jti, OpenID Connect Core section 9 demands a jti that is used once"
    return compared(bool(named) and not shown.seen(named), ("jti", found), ("needed", "one that is new"), why)


TABLE = (kind_known, algorithm, issuer, signature, audience, unexpired, unused)
