"""Rules for the signature of an ID token: which algorithm, which key (OIDC Core §3.1.3.7 and §10.1, RFC 8725)."""

from __future__ import annotations

from app.checks.id_token.subject import IdToken
from app.checks.ledger import Finding, compared, rule

ALGORITHMS = ("RS256",)  # what this client expects, whatever a header says


@rule(
    "id_token.algorithm",
    actor="client",
    title="It is signed in the way that the client expects",
    plain="The note has to be signed in the way that the app expects, or a forger could pick a way that takes no key "
    "at all.",
    failure="It is not signed in the way that the client expects",
    spec="RFC 8725 §3.1",
    level="MUST",
    looked_at="json.id_token.jwt.header.alg",
    causes=(
        "Somebody wrote none into the header and left the signature out.",
        "Somebody wrote HS256 into it, to have the public key taken for a secret.",
        "The client was registered for another algorithm.",
    ),
)
def algorithm(shown: IdToken) -> Finding:
    found = str((shown.header or {}).get("alg", "none"))
    return compared(
        found in ALGORITHMS, ("alg", found), ("expected", ", ".join(ALGORITHMS)), "", shown.at("header.alg")
    )


@rule(
    "id_token.key",
    actor="client",
    title="It names a key that the provider publishes",
    plain="The key that the note names is looked up among those that the login server shows to everybody, because a "
    "forger would bring his own.",
    failure="It names no key that the provider publishes",
    spec="OIDC Core §10.1",
    level="MUST",
    looked_at="json.id_token.jwt.header.kid",
    causes=("The provider changed its keys: the client has to fetch them again.", "The token of another provider."),
)
def key(shown: IdToken) -> Finding:
    named = str((shown.header or {}).get("kid", "none"))
    published = ", ".join(str(each.get("kid", "?")) for each in shown.keys)
    return compared(shown.key is not None, ("kid", named), ("published", published), "", shown.at("header.kid"))


@rule(
    "id_token.signature",
    actor="client",
    title="The signature is the provider's",
    plain="The signature is compared with the login server's own key, so that nobody can write such a note himself, or "
    "change one.",
    failure="The signature is not the provider's",
    spec="OIDC Core §3.1.3.7",
    level="MUST",
    looked_at="json.id_token",
    causes=("Somebody changed a claim.", "The key of that name is another one."),
)
def valid(shown: IdToken) -> Finding:
    ok = shown.key is not None and shown.verifies(shown.key)
    found = "verifies" if ok else "does not verify"
    # From the token endpoint TLS would do (section 3.1.3.7); this client verifies wherever a token comes from.
    return compared(ok, ("signature with that key", found), ("needed", "verifies"), "", shown.place)
