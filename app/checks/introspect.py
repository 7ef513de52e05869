"""Rules of the introspection endpoint (RFC 7662): who may ask, and whether the token asked about is active.

A failure of the second table is no error: the answer is that the token is not active, without a word about why.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.checks import posted
from app.checks.clients import RegisteredServer
from app.checks.ledger import Finding, Params, compared, not_applicable, rule
from app.checks.tokens import IssuedToken

NO_SUCH = "there is no such token"


@dataclass(frozen=True)
class IntrospectionRequest:
    """One request to the introspection endpoint, with what the server looked up for it. `basic` are its credentials."""

    method: str
    content_type: str
    params: Params
    basic: tuple[str, str] | None
    server: RegisteredServer | None
    token: IssuedToken | None
    now: int


SHAPE = posted.rules("introspect", "RFC 7662 §2.1", "RFC 7662 §2.1", "RFC 7662 §2.1", "choice")


@rule(
    "introspect.server.known",
    actor="as",
    title="A registered API asks",
    plain="The service that asks is looked up among those that may, because what a pass stands for is not everybody's "
    "business.",
    failure="No API of that name may ask about tokens here",
    spec="RFC 7662 §2.1",
    level="MUST",
    looked_at="header.authorization.basic.client_id",
    error="invalid_client",
    status=401,
    causes=("The API sent no credentials.", "A client asks: it has no business to look into its tokens."),
)
def server_known(asked: IntrospectionRequest) -> Finding:
    left = ("API that asks", asked.basic[0] if asked.basic else "nobody")
    return compared(asked.server is not None, left, ("registered", asked.server.server_id if asked.server else "none"))


@rule(
    "introspect.server.secret",
    actor="as",
    title="The secret is the API's",
    plain="The password that was sent is compared with the service's own, so that nobody can try out passes in its "
    "name.",
    failure="The secret is not the API's",
    spec="RFC 7662 §2.1",
    level="MUST",
    looked_at="header.authorization.basic.client_secret",
    error="invalid_client",
    status=401,
    causes=("A secret that was rotated, or one of another environment.", "Somebody tries which tokens are good."),
)
def server_secret(asked: IntrospectionRequest) -> Finding:
    if asked.server is None or asked.basic is None:
        return not_applicable("no API of that name is registered")
    left, right = ("secret presented", asked.basic[1]), ("secret registered", asked.server.secret)
    return compared(asked.basic[1] == asked.server.secret, left, right)


@rule(
    "introspect.token.present",
    actor="as",
    title="There is a token to look up",
    plain="There has to be a pass to look up, since there is no answer to a question about nothing.",
    failure="The token is missing",
    spec="RFC 7662 §2.1",
    level="MUST",
    looked_at="form.token",
    error="invalid_request",
    causes=("The API asks before it has looked whether a token came.",),
)
def token_present(asked: IntrospectionRequest) -> Finding:
    sent = asked.params.get("token")
    return compared(bool(sent), ("token sent", sent), ("needed", "a value"))


@rule(
    "introspect.token.known",
    actor="as",
    title="The server issued this access token",
    plain="The pass is looked up among those that this login server made, because anybody could make one up.",
    failure="The server issued no such access token",
    spec="RFC 7662 §4",
    level="MUST",
    looked_at="form.token",
    status=200,
    causes=("The token was cut off or made up.", "A refresh token was sent to the API instead."),
)
def token_known(asked: IntrospectionRequest) -> Finding:
    issued = asked.token.token if asked.token else "no such token"
    return compared(asked.token is not None, ("token sent", asked.params.get("token")), ("issued", issued))


@rule(
    "introspect.token.unexpired",
    actor="as",
    title="The token has not expired",
    plain="The clock is compared with the time until which the pass is good, so that a stolen one does not work for "
    "ever.",
    failure="The token has expired",
    spec="RFC 7662 §4",
    level="MUST",
    looked_at="form.token",
    status=200,
    causes=("The client did not look at expires_in.",),
)
def token_unexpired(asked: IntrospectionRequest) -> Finding:
    if asked.token is None:
        return not_applicable(NO_SUCH)
    expires: int = asked.token.claims["exp"]
    return compared(asked.now < expires, ("now", str(asked.now)), ("valid before", str(expires)))


@rule(
    "introspect.token.unrevoked",
    actor="as",
    title="The token was not revoked",
    plain="The login server looks whether the pass was cancelled, since a pass that is taken back must stop working.",
    failure="The token was revoked",
    spec="RFC 7662 §4",
    level="MUST",
    looked_at="form.token",
    status=200,
    causes=("The client, or the owner, gave the access back.", "The code or a refresh token it comes from came twice."),
)
def token_unrevoked(asked: IntrospectionRequest) -> Finding:
    if asked.token is None:
        return not_applicable(NO_SUCH)
    state = "revoked" if asked.token.revoked else "valid"
    return compared(not asked.token.revoked, ("this token is", state), ("needed", "valid"))


@rule(
    "introspect.token.audience",
    actor="as",
    title="The token is meant for the API that asks",
    plain="The service that asks is compared with the one that the pass is for, because a pass for another could have "
    "been passed on to it.",
    failure="The token is meant for somebody else than the API that asks",
    spec="RFC 7662 §4",
    level="MUST",
    looked_at="form.token",
    status=200,
    causes=("The token was issued for another API: somebody passes on what was meant for him.",),
)
def token_audience(asked: IntrospectionRequest) -> Finding:
    if asked.token is None or asked.server is None:
        return not_applicable(NO_SUCH if asked.token is None else "no API of that name is registered")
    meant = str(asked.token.claims["aud"])
    return compared(meant == asked.server.audience, ("aud", meant), ("the API that asks", asked.server.audience))


TABLE = (*SHAPE, server_known, server_secret, token_present)
ACTIVE = (token_known, token_unexpired, token_unrevoked, token_audience)
