"""Rules of the resource owner password credentials grant (RFC 6749 section 4.3)."""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.ledger import Finding, Params, compared, rule


@dataclass(frozen=True)
class Credentials:
    """The owner's credentials as a client sends them, and whether they are right. The password itself is not here."""

    params: Params
    right: bool


@rule(
    "token.password.present",
    actor="as",
    title="username and password are there",
    plain="Both a name and a password have to be there, since neither of the two says anything alone.",
    failure="username or password is missing",
    spec="RFC 6749 §4.3.2",
    level="MUST",
    looked_at="form.username",
    error="invalid_request",
    causes=("A field of the client's own form was left empty.",),
)
def present(sent: Credentials) -> Finding:
    missing = [name for name in ("username", "password") if not sent.params.get(name)]
    return compared(not missing, ("missing", " and ".join(missing) or "nothing"), ("allowed to miss", "nothing"))


@rule(
    "token.password.right",
    actor="as",
    title="The password that the client sends is the account's",
    plain="The password that the app passes on is compared with the account's, because that is all there is to show "
    "that its owner agreed.",
    failure="The password that the client sends is not the account's",
    spec="RFC 6749 §4.3.2",
    level="MUST",
    looked_at="form.password",
    error="invalid_grant",
    causes=(
        "A typing error.",
        "The owner changed the password, and the client kept the old one.",
        "The account asks for a second factor, for which this grant has no place.",
    ),
)
def right(sent: Credentials) -> Finding:
    given = "right" if sent.right else "wrong"
    return compared(sent.right, (f"password given for {sent.params.get('username')}", given), ("needed", "right"))
