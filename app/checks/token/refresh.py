"""Rules for refresh tokens (RFC 6749 section 6, RFC 9700 section 4.14.2)."""

from __future__ import annotations

from collections.abc import Mapping

from app.checks.grammar import scope_text
from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import TokenRequest

NO_SUCH = "there is no such refresh token"
ROTATING = ("rotation", "rotation+reuse_detection")


@rule(
    "token.refresh_token.present",
    actor="as",
    title="There is a refresh token",
    plain="There has to be a renewal slip, since nothing else says whose access is to be renewed.",
    failure="The refresh_token is missing",
    spec="RFC 6749 §6",
    level="MUST",
    looked_at="form.refresh_token",
    error="invalid_request",
    causes=("The client never got one: this server gives none, or not to this client.", "The client lost it."),
)
def present(asked: TokenRequest) -> Finding:
    sent = asked.params.get("refresh_token")
    return compared(bool(sent), ("refresh_token sent", sent), ("needed", "a value"))


@rule(
    "token.refresh_token.known",
    actor="as",
    title="The server issued this refresh token",
    plain="The renewal slip is looked up among those that this login server made, because anybody could make one up.",
    failure="The server issued no such refresh token",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.refresh_token",
    error="invalid_grant",
    causes=("An access token was sent instead.", "It comes from another server."),
)
def known(asked: TokenRequest) -> Finding:
    sent = asked.params.get("refresh_token")
    issued = asked.refresh.token if asked.refresh else "no such token"
    return compared(asked.refresh is not None, ("refresh_token sent", sent), ("issued", issued))


@rule(
    "token.refresh_token.client",
    actor="as",
    title="The refresh token was issued to this client",
    plain="The app that hands the slip in is compared with the one that it was made for, so that a slip stolen from "
    "one is no use to another.",
    failure="The refresh token was issued to another client",
    spec="RFC 6749 §6",
    level="MUST",
    looked_at="form.client_id",
    error="invalid_grant",
    causes=("Somebody refreshes with a token that another client received.",),
)
def of_client(asked: TokenRequest) -> Finding:
    if asked.refresh is None:
        return not_applicable(NO_SUCH)
    left, right = ("client that asks", asked.client_id), ("client of the token", asked.refresh.client_id)
    return compared(asked.refresh.client_id == asked.client_id, left, right, "", asked.client_at)


@rule(
    "token.refresh_token.unexpired",
    actor="as",
    title="The refresh token has not expired",
    plain="The clock is compared with the time until which the slip is good: one that nobody has used for long only "
    "waits to be stolen.",
    failure="The refresh token has expired",
    spec="RFC 9700 §4.14.2",
    level="SHOULD",
    looked_at="form.refresh_token",
    error="invalid_grant",
    causes=("The owner did not come back for a long time: a token that nobody uses is only there to be stolen.",),
)
def unexpired(asked: TokenRequest) -> Finding:
    if asked.refresh is None:
        return not_applicable(NO_SUCH)
    expires = asked.refresh.expires
    return compared(asked.now < expires, ("now", str(asked.now)), ("valid before", str(expires)))


@rule(
    "token.refresh_token.unrevoked",
    actor="as",
    title="The refresh token was not revoked",
    plain="The login server looks whether the slip was cancelled, or whoever kept a copy could go on after the person "
    "said stop.",
    failure="The refresh token was revoked",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.refresh_token",
    error="invalid_grant",
    causes=(
        "The client, or the owner, gave the access back.",
        "A token of the same family came twice, or the code that they all come from did.",
    ),
)
def unrevoked(asked: TokenRequest) -> Finding:
    if asked.refresh is None:
        return not_applicable(NO_SUCH)
    state = "revoked" if asked.refresh.revoked else "valid"
    return compared(not asked.refresh.revoked, ("this token is", state), ("needed", "valid"))


@rule(
    "token.refresh_token.unused",
    actor="as",
    title="A rotated refresh token does not come again",
    plain="The login server looks whether this slip was swapped for a new one before: if it comes again, somebody may "
    "have copied it.",
    failure="The refresh token was used before",
    spec="RFC 9700 §4.14.2",
    level="MUST",
    looked_at="form.refresh_token",
    error="invalid_grant",
    causes=(
        "The answer to the last refresh was lost, and the client tried again with the old token.",
        "Two parts of the client refresh at the same time with the same token.",
        "A thief used the token first, or uses it now: the server cannot tell which of the two this is.",
    ),
)
def unused(asked: TokenRequest) -> Finding:
    if asked.refresh is None:
        return not_applicable(NO_SUCH)
    if asked.switches["as.refresh_token"] not in ROTATING:
        return not_applicable(f"this server does not rotate (as.refresh_token={asked.switches['as.refresh_token']})")
    times = "once" if asked.refresh.used else "never"
    return compared(not asked.refresh.used, ("used before", times), ("needed", "never"))


def _grants_any_scope(switches: Mapping[str, str]) -> str:
    return "as.refresh_scope=any grants what is asked for" if switches["as.refresh_scope"] == "any" else ""


@rule(
    "token.refresh_token.scope",
    actor="as",
    title="The scope is not wider than what was granted",
    plain="What is asked for now is compared with what the person allowed back then, because she is not here to be "
    "asked for more.",
    failure="The scope is wider than what the owner granted",
    spec="RFC 6749 §6",
    level="MUST",
    looked_at="form.scope",
    error="invalid_scope",
    causes=(
        "The client asks for more than the owner allowed: it has to ask the owner again.",
        "Somebody else has the refresh token, and wants to make more of it.",
    ),
    lax=_grants_any_scope,
)
def scope_within(asked: TokenRequest) -> Finding:
    sent = asked.params.get("scope")
    if asked.refresh is None:
        return not_applicable(NO_SUCH)
    if not sent:
        return not_applicable("no scope was asked for: what was granted stays (RFC 6749 §6)")
    granted = asked.refresh.scope
    ok = scope_text(sent) and set(sent.split(" ")) <= set(granted.split(" "))
    return compared(ok, ("scope asked for", sent), ("scope granted", granted))
