"""Rules for the claims of an ID token: who says it, and to whom (OIDC Core §2 and §3.1.3.7)."""

from __future__ import annotations

from app.checks.id_token.subject import IdToken
from app.checks.ledger import Finding, compared, rule

REQUIRED = ("iss", "sub", "aud", "exp", "iat")
LONGEST_SUB = 255


@rule(
    "id_token.form",
    actor="client",
    title="There is an ID token, and it is a JWT",
    plain="The signed note has to be there and to look like one, since without it the app does not know who logged in.",
    failure="There is no ID token, or it is no JWT",
    spec="OIDC Core §3.1.3.3",
    level="MUST",
    looked_at="json.id_token",
    causes=("openid was not in the scope, or the owner did not allow it.", "The provider is a plain OAuth server."),
)
def form(shown: IdToken) -> Finding:
    found = "a JWT" if shown.header is not None else "no JWT" if shown.token else "none"
    return compared(shown.header is not None, ("id_token", found), ("needed", "a JWT"), "", shown.place)


@rule(
    "id_token.claims",
    actor="client",
    title="The claims that every ID token has are there",
    plain="The note has to say who wrote it, for whom, of whom and until when, because each of these is looked at "
    "afterwards.",
    failure="A claim that every ID token has is missing, or sub is too long",
    spec="OIDC Core §2",
    level="MUST",
    looked_at="json.id_token.jwt.claims.sub",
    causes=("An access token or another JWT was sent as ID token.",),
)
def required(shown: IdToken) -> Finding:
    missing = [name for name in REQUIRED if name not in shown.claims]
    sub = shown.claims.get("sub")
    if "sub" not in missing and not (isinstance(sub, str) and sub.isascii() and 0 < len(sub) <= LONGEST_SUB):
        missing.append(f"sub of 1 to {LONGEST_SUB} ASCII characters")
    needed = ", ".join(REQUIRED)
    return compared(
        not missing, ("missing", ", ".join(missing) or "none"), ("needed", needed), "", shown.at("claims.sub")
    )


@rule(
    "id_token.issuer",
    actor="client",
    title="It comes from the provider that was asked",
    plain="Who wrote the note is compared with the login server that was asked, or some other one could speak of its "
    "people.",
    failure="It comes from another provider than the one that was asked",
    spec="OIDC Core §3.1.3.7",
    level="MUST",
    looked_at="json.id_token.jwt.claims.iss",
    causes=("A trailing slash: the comparison is byte for byte.", "A mix-up of two providers: an attack."),
)
def issuer(shown: IdToken) -> Finding:
    ok = shown.claims.get("iss") == shown.issuer
    return compared(ok, ("iss", shown.claim("iss")), ("issuer discovered", shown.issuer), "", shown.at("claims.iss"))


@rule(
    "id_token.audience",
    actor="client",
    title="It is meant for this client and for nobody else",
    plain="The note has to be written for this app and for no other, because whoever else got it could hand it in "
    "here.",
    failure="It is not meant for this client, or for others as well",
    spec="OIDC Core §3.1.3.7",
    level="MUST",
    looked_at="json.id_token.jwt.claims.aud",
    causes=(
        "The ID token of another client: somebody uses it to pass as its owner here.",
        "A provider that names several audiences, which this client does not trust.",
    ),
)
def audience(shown: IdToken) -> Finding:
    ok = shown.audience == [shown.client_id]
    found = ", ".join(shown.audience) or "nobody"
    return compared(ok, ("aud", found), ("this client", shown.client_id), "", shown.at("claims.aud"))


@rule(
    "id_token.azp",
    actor="client",
    title="It was issued to this client",
    plain="Where the note says which app it was given to, that has to be this one: otherwise somebody passed it on.",
    failure="It was issued to another client",
    spec="OIDC Core §3.1.3.7",
    level="SHOULD",
    looked_at="json.id_token.jwt.claims.azp",
    causes=("The app and the web server of one company have ids of their own, and pass tokens on.",),
)
def authorized_party(shown: IdToken) -> Finding:
    ok = shown.claims.get("azp", shown.client_id) == shown.client_id
    why = "" if "azp" in shown.claims else "without azp it was issued to its only audience"
    sides = ("azp", shown.claim("azp") or "none"), ("this client", shown.client_id)
    return compared(ok, *sides, why, shown.at("claims.azp"))
