"""What came of a request, in the few words in which two servers are compared."""

from __future__ import annotations

from urllib.parse import parse_qsl

from app.trace import Response
from app.trace.messages import body_text, header
from app.trace.paths import location_of, parsed, split_url
from tests.oracle.drafts import Draft
from tests.oracle.known import CLIENTS

TOKENS = ("access_token", "refresh_token", "id_token", "device_code")


def outcome(draft: Draft, response: Response) -> str:
    """`proceeds`, `page` or `redirect invalid_scope` at the authorization endpoint; `2xx access_token`, `4xx
    invalid_grant` and the like anywhere else.
    """
    if response.status >= 500:
        return "crash"
    return _shown(draft, response) if draft.path == "/authorize" else _answered(response)


def _shown(draft: Draft, response: Response) -> str:
    """Where the browser goes next."""
    location = location_of(response)
    parts = split_url(location)
    answer = dict(parse_qsl(parts.query) + parse_qsl(parts.fragment))
    if "error" not in answer:
        return "proceeds" if response.status in {200, 303} else "page"
    sent = dict(reversed(draft.params))
    client = CLIENTS.get(sent.get("client_id", ""))
    trusted = sent.get("redirect_uri") or (client.redirect_uris[0] if client else "")
    if not location.startswith(trusted):
        return f"redirect elsewhere: {location}"
    return f"redirect {answer['error']}" + ("" if answer.get("state", "") == sent.get("state", "") else ", state lost")


def _answered(response: Response) -> str:
    """The class of the status, the error code or what was issued or told, and a challenge if one is missing."""
    found = parsed(body_text(response))
    document = found if isinstance(found, dict) else {}
    said = [document["error"]] if "error" in document else [name for name in TOKENS if name in document]
    if "active" in document:
        said.append("active" if document["active"] else "inactive")
    if response.status == 401 and header(response, "www-authenticate") is None:
        said.append("without a challenge")
    return " ".join([f"{response.status // 100}xx", *said])
