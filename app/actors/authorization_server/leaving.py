"""The page before a site that nobody here has looked at: it names the host, and the person goes there by a click.

A server cannot know whether such a site is honest, so it may leave that to whoever is sent there (RFC 9700 §4.11.2).
"""

from __future__ import annotations

from flask import Response
from markupsafe import Markup

from app.actors.authorization_server.records import PendingRequest, Records
from app.actors.authorization_server.responses import ANSWER_HEADERS, answer, told
from app.actors.pages import FIELD, page
from app.actors.redirects import with_fragment, with_query
from app.trace.paths import pairs, split_url

SAID = Markup(
    "<p>{description}.</p><p>You are about to leave Accounts for <strong>{host}</strong>, which calls itself {client}. "
    "Nobody here has looked at it. Type nothing there that you would not tell a stranger.</p>"
    '<form method="{method}" action="{action}">{fields}<button>Go on to {host}</button></form>'
)


def send_on(records: Records, pending: PendingRequest, error: dict[str, str]) -> Response:
    """Tell the client an error: by a redirect, or by the click of a person who has read where it leads."""
    client = records.client(pending.client_id)
    named = records.world.switches["as.error_redirect"] == "interstitial"
    if client is None or client.vetted or not named:
        return answer(pending, error)
    method, action, fields = _form(pending, error)
    said = SAID.format(
        description=error["error_description"],
        host=split_url(pending.redirect_uri).netloc,
        client=client.name,
        method=method,
        action=action,
        fields=Markup("").join(FIELD.format(name=name, value=value) for name, value in fields),
    )
    response = page("You are leaving Accounts", said)
    response.headers.update(ANSWER_HEADERS)
    return response


def _form(pending: PendingRequest, error: dict[str, str]) -> tuple[str, str, list[tuple[str, str]]]:
    """Method, address and fields of a form that sends what a redirect would have sent."""
    parameters = told(pending, error)
    if pending.response_mode == "form_post":
        return "post", pending.redirect_uri, list(parameters.items())
    if pending.response_mode == "fragment":
        return "get", with_fragment(pending.redirect_uri, parameters), []
    address, _, query = with_query(pending.redirect_uri, parameters).partition("?")
    return "get", address, list(pairs(query))
