"""Rules for the authorization code that is redeemed (RFC 6749 sections 4.1.2 and 4.1.3)."""

from __future__ import annotations

from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import TokenRequest


@rule(
    "token.code.present",
    actor="as",
    title="There is a code",
    plain="There has to be a voucher to swap, since nothing else says what the person has allowed.",
    failure="The code is missing",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.code",
    error="invalid_request",
    causes=("The client did not read the code from the address it was called with.",),
)
def present(asked: TokenRequest) -> Finding:
    return compared(bool(asked.params.get("code")), ("code sent", asked.params.get("code")), ("needed", "a value"))


@rule(
    "token.code.known",
    actor="as",
    title="The server issued this code",
    plain="The voucher is looked up among those that this login server made, because anybody could make one up.",
    failure="The server issued no such code",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.code",
    error="invalid_grant",
    causes=("The code was cut off or encoded twice on the way.", "It comes from another server."),
)
def known(asked: TokenRequest) -> Finding:
    issued = asked.grant.code if asked.grant else "no such code"
    return compared(asked.grant is not None, ("code sent", asked.params.get("code")), ("issued", issued))


@rule(
    "token.code.client",
    actor="as",
    title="The code was issued to this client",
    plain="The app that hands the voucher in is compared with the one that it was made for, so that no app can use "
    "what another one got.",
    failure="The code was issued to another client",
    spec="RFC 6749 §4.1.3",
    level="MUST",
    looked_at="form.client_id",
    error="invalid_grant",
    causes=("Somebody redeems a code that another client received.",),
)
def of_client(asked: TokenRequest) -> Finding:
    if asked.grant is None:
        return not_applicable("there is no such code")
    owner = asked.grant.client_id
    return compared(
        owner == asked.client_id,
        ("client that asks", asked.client_id),
        ("client of the code", owner),
        "",
        asked.client_at,
    )


@rule(
    "token.code.unexpired",
    actor="as",
    title="The code has not expired",
    plain="The clock is compared with the short time for which the voucher is good, so that one that is found later is "
    "worth nothing.",
    failure="The code has expired",
    spec="RFC 6749 §4.1.2",
    level="MUST",
    looked_at="form.code",
    error="invalid_grant",
    causes=("The client waited too long, or its queue did.", "A person kept the page open and went on later."),
)
def unexpired(asked: TokenRequest) -> Finding:
    if asked.grant is None:
        return not_applicable("there is no such code")
    ok = asked.now < asked.grant.expires
    return compared(ok, ("now", str(asked.now)), ("valid before", str(asked.grant.expires)))


@rule(
    "token.redirect_uri.same",
    actor="as",
    title="The redirect URI is the one of the authorization request",
    plain="The address that is named now is compared with the one that the voucher was brought to: where they differ, "
    "it may have been caught on its way.",
    failure="The redirect_uri is not the one of the authorization request",
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
    if not sent and asked.switches["as.redirect_uri_at_token"] == "optional":
        return not_applicable("it was left out, which this server allows (as.redirect_uri_at_token=optional)")
    first = asked.grant.redirect_uri
    label = "redirect_uri sent then" if asked.grant.redirect_uri_sent else "the only redirect_uri registered"
    return compared(sent == first, ("redirect_uri sent now", sent), (label, first))
