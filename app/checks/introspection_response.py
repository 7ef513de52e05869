"""Rules of the resource server for what the introspection endpoint answers (RFC 7662 section 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.checks.ledger import Finding, compared, not_applicable, rule


@dataclass(frozen=True)
class Introspected:
    """The answer as the API read it, and what it expects; `document` is empty when the body is no JSON object."""

    status: int
    document: Mapping[str, Any]
    audience: str
    scope_needed: str
    now: int


@rule(
    "introspection_response.success",
    actor="rs",
    title="The authorization server says whether the token is active",
    plain="The service looks whether it was told yes or no at all, because where it cannot ask it must let nobody in.",
    failure="The authorization server did not say whether the token is active",
    spec="RFC 7662 §2.2",
    level="MUST",
    looked_at="json.active",
    status=502,
    causes=("The API's own credentials are wrong.", "The answer was lost: who cannot ask must not let anybody in."),
)
def success(answer: Introspected) -> Finding:
    active = answer.document.get("active")
    found = f"{answer.status} {answer.document.get('error', '')}".strip()
    ok = answer.status == 200 and isinstance(active, bool)
    return compared(ok, ("answer", found), ("needed", "200 with active"))


@rule(
    "introspection_response.active",
    actor="rs",
    title="The token is active",
    plain="The yes or no of the login server is what counts, because nobody else knows whether a pass was cancelled.",
    failure="The token is not active",
    spec="RFC 7662 §2.2",
    level="MUST",
    looked_at="json.active",
    error="invalid_token",
    status=401,
    causes=("It has expired, was revoked, was never issued, or is meant for another API: the answer does not say.",),
)
def active(answer: Introspected) -> Finding:
    said = answer.document.get("active") is True
    return compared(said, ("active", str(said).lower()), ("needed", "true"))


@rule(
    "introspection_response.audience",
    actor="rs",
    title="The token is meant for this API",
    plain="The service looks for its own name in what it was told, because a pass for another service could have been "
    "passed on from there.",
    failure="The token is meant for another API",
    spec="RFC 9700 §2.3",
    level="MUST",
    looked_at="json.aud",
    error="invalid_token",
    status=401,
    causes=("The server answers every API alike: then each has to look for itself.",),
)
def audience(answer: Introspected) -> Finding:
    found = answer.document.get("aud")
    if found is None:
        return not_applicable("the answer names no audience")
    meant = found if isinstance(found, list) else [found]
    return compared(answer.audience in meant, ("aud", " ".join(map(str, meant))), ("this API", answer.audience))


@rule(
    "introspection_response.unexpired",
    actor="rs",
    title="The token has not expired",
    plain="The clock is compared with the time until which the pass is good, because an answer that was kept too long "
    "may be out of date.",
    failure="The token has expired",
    spec="RFC 7662 §4",
    level="MUST",
    looked_at="json.exp",
    error="invalid_token",
    status=401,
    causes=("An answer was kept longer than the token lives.", "The clocks of the two servers differ."),
)
def unexpired(answer: Introspected) -> Finding:
    expires = answer.document.get("exp")
    if expires is None:
        return not_applicable("the answer names no time")
    ok = isinstance(expires, int) and answer.now < expires
    return compared(ok, ("now", str(answer.now)), ("exp", str(expires)))


@rule(
    "introspection_response.scope",
    actor="rs",
    title="The token's scope covers what is asked for",
    plain="What the pass opens is compared with what the app is about to do, so that a pass for looking is no good for "
    "deleting.",
    failure="The token's scope does not cover what is asked for",
    spec="RFC 6750 §3.1",
    level="MUST",
    looked_at="json.scope",
    error="insufficient_scope",
    status=403,
    causes=("The owner allowed less than was asked for.", "The client asked for too little."),
)
def scope(answer: Introspected) -> Finding:
    granted = str(answer.document.get("scope", ""))
    needed = answer.scope_needed
    return compared(needed in granted.split(" "), ("scope granted", granted), ("needed", needed))


TABLE = (success, active, audience, unexpired, scope)
