"""A refresh token that comes twice (RFC 9700 section 4.14.2): the answer to the first request was lost, or stolen."""

from __future__ import annotations

from dataclasses import replace

from app.flows import parts, refresh_token
from app.wire import Step

RETRY = Step(
    *("retry", "client", "as", "POST", "/token", parts.RETURN, "Ask once more, with the same token"),
    form={"grant_type": "refresh_token"},
    after="refresh",
)

FLOW = replace(
    refresh_token.FLOW,
    id="refresh_token_reuse",
    title="Refresh token reuse",
    spec="RFC 9700 §4.14.2",
    steps=(RETRY, *refresh_token.FLOW.steps),
)
