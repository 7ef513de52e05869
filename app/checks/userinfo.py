"""Rules of the userinfo endpoint for the access token that it is shown (OIDC Core §5.3.1, RFC 6750).

Those of any API, but for one thing: the server issued the token itself, and looks it up whatever it looks like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.checks import resource
from app.checks.ledger import Finding, Rule, compared, not_applicable, rule
from app.checks.resource import Presented
from app.checks.tokens import IssuedToken

SAME = ("title", "plain", "failure", "spec", "level", "looked_at", "error", "status", "causes")


@dataclass(frozen=True)
class Shown(Presented):
    """What was presented, with what the server remembers of it; `claims` are those that it remembers."""

    issued: IssuedToken | None = None


def _here(original: Rule[Presented], **differently: Any) -> Rule[Presented]:
    """A rule of an API as a rule of this endpoint."""
    fields = {name: getattr(original, name) for name in SAME} | differently
    return rule(original.id.replace("resource.", "userinfo."), actor="as", **fields)(original.judge)


token_present = _here(
    resource.token_present,
    plain="The login server looks whether a pass was shown, because it tells nothing about people to whoever just "
    "asks.",
)
token_one_place = _here(resource.token_one_place)
token_not_in_uri = _here(resource.token_not_in_uri)


@rule(
    "userinfo.token.known",
    actor="as",
    title="The server issued this access token",
    plain="The pass is looked up among those that this login server made, because anybody could make one up.",
    failure="The server issued no such access token",
    spec="RFC 6750 §3.1",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_token",
    status=401,
    causes=("Somebody changed a claim.", "An ID token was sent instead of the access token.", "The token was cut off."),
)
def token_known(shown: Shown) -> Finding:
    issued = shown.issued.token if shown.issued else "no such token"
    return compared(shown.issued is not None, ("token sent", shown.token), ("issued", issued))


@rule(
    "userinfo.token.unrevoked",
    actor="as",
    title="The token was not revoked",
    plain="The login server looks whether the pass was cancelled, or whoever kept a copy could go on using it.",
    failure="The token was revoked",
    spec="RFC 6750 §3.1",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_token",
    status=401,
    causes=("The code that it comes from was used twice, or a refresh token was.",),
)
def token_unrevoked(shown: Shown) -> Finding:
    if shown.issued is None:
        return not_applicable("there is no such token")
    found = "yes" if shown.issued.revoked else "no"
    return compared(not shown.issued.revoked, ("revoked", found), ("needed", "no"))


token_audience = _here(
    resource.token_audience,
    title="The token is meant for the userinfo endpoint",
    plain="The pass has to be made for this very place: one for another service is seen there as well, and could be "
    "passed on.",
    failure="The token is meant for an API, not for the userinfo endpoint",
    causes=("A token that was asked for without the scope openid.",),
)
token_unexpired = _here(resource.token_unexpired)
token_scope = _here(
    resource.token_scope,
    title="The token's scope has openid in it",
    plain="What the pass opens is looked at, because she may have allowed the app something else than to learn who she "
    "is.",
    failure="The token's scope has no openid in it",
    spec="OIDC Core §5.3",
    causes=("The owner did not allow openid.", "The client did not ask for it."),
)

TABLE: tuple[Rule[Shown], ...] = (
    token_present,
    token_one_place,
    token_not_in_uri,
    token_known,
    token_unrevoked,
    token_audience,
    token_unexpired,
    token_scope,
)
