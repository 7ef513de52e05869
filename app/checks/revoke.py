"""Rules of the revocation endpoint (RFC 7009); who asks is found out as at the token endpoint (section 2.1)."""

from __future__ import annotations

from dataclasses import dataclass

from app.checks import posted
from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token import ClientRequest
from app.checks.tokens import IssuedToken, RefreshGrant

NO_SUCH = "there is no such token: what is to be reached is so already, and the answer is 200 (RFC 7009 §2.2)"


@dataclass(frozen=True)
class RevocationRequest(ClientRequest):
    """One request to the revocation endpoint, with the token that the server found for it."""

    found: IssuedToken | RefreshGrant | None

    @property
    def kind(self) -> str:
        """What kind of token was found."""
        return "refresh token" if isinstance(self.found, RefreshGrant) else "access token"


SHAPE = posted.rules("revoke", "RFC 7009 §2", "RFC 7009 §2.1", "RFC 7009 §2.2.1")


@rule(
    "revoke.token.present",
    actor="as",
    title="There is a token to revoke",
    plain="There has to be something to cancel, since otherwise nobody knows which pass is meant.",
    failure="The token is missing",
    spec="RFC 7009 §2.1",
    level="MUST",
    looked_at="form.token",
    error="invalid_request",
    causes=("The client had forgotten its tokens before it gave them back.",),
)
def token_present(asked: RevocationRequest) -> Finding:
    sent = asked.params.get("token")
    return compared(bool(sent), ("token sent", sent), ("needed", "a value"))


@rule(
    "revoke.token.client",
    actor="as",
    title="The token was issued to this client",
    plain="The app that cancels is compared with the one that the pass was made for, so that no app can cut off "
    "another.",
    failure="The token was issued to another client",
    spec="RFC 7009 §2.1",
    level="MUST",
    looked_at="form.token",
    error="invalid_grant",
    causes=("Somebody wants to cut off the access of another client.",),
)
def token_of_client(asked: RevocationRequest) -> Finding:
    if asked.found is None:
        return not_applicable(NO_SUCH)
    left, right = ("client that asks", asked.client_id), ("client of the token", asked.found.client_id)
    return compared(asked.found.client_id == asked.client_id, left, right)


@rule(
    "revoke.token.type",
    actor="as",
    title="The server can revoke this type of token",
    plain="The login server looks whether it can cancel this kind of pass at all, because to say so and not do it "
    "would be worse.",
    failure="This server cannot revoke access tokens",
    spec="RFC 7009 §2.2.1",
    level="choice",
    looked_at="form.token",
    error="unsupported_token_type",
    causes=("Its access tokens are read by APIs that never ask: it could only pretend.",),
)
def token_type(asked: RevocationRequest) -> Finding:
    if asked.found is None:
        return not_applicable(NO_SUCH)
    only = asked.switches["as.revocation"] == "refresh_only"
    ok = not only or isinstance(asked.found, RefreshGrant)
    return compared(ok, ("type of the token", asked.kind), ("can be revoked", "refresh tokens" if only else "any"))


TOKEN = (token_present, token_of_client, token_type)
