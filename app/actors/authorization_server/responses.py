"""Authorization responses: what the browser carries back to the redirect URI (RFC 6749 sections 4.1.2 and 4.1.2.1)."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.actors.authorization_server.records import PendingRequest
from app.actors.pages import posting_page
from app.actors.places import ISSUER
from app.actors.redirects import redirect, with_fragment, with_query
from app.checks import Rule
from app.wire import here

ANSWER_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}  # RFC 9700 section 4.2.4


def answer(pending: PendingRequest, parameters: dict[str, str]) -> Response:
    """Send the browser back with `parameters`, and `state` exactly as it came (RFC 6749 section 4.1.2).

    The response mode says where they stand: in the query, in the fragment, which the browser keeps to itself, or in a
    form that a page posts by itself (OAuth Form Post Response Mode §2).
    """
    said = told(pending, parameters)
    if pending.response_mode == "form_post":
        response = posting_page("One moment", pending.redirect_uri, said)
        response.headers.update(ANSWER_HEADERS)
        return response
    add = with_fragment if pending.response_mode == "fragment" else with_query
    return redirect(add(pending.redirect_uri, said), ANSWER_HEADERS, int(here().switches["as.redirect_status"]))


def told(pending: PendingRequest, parameters: dict[str, str]) -> dict[str, str]:
    """`parameters` with what comes along with each answer, errors too: the state, and who answers (RFC 9207 §2)."""
    state = {} if pending.state is None else {"state": pending.state}
    issuer = {"iss": ISSUER} if here().switches["as.iss"] == "sent" else {}
    return {**parameters, **state, **issuer}


def refusal(failed: Rule[Any]) -> dict[str, str]:
    """What an error redirect says of a failed check."""
    return {"error": failed.error, "error_description": failed.description}
