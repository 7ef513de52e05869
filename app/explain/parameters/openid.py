"""What OpenID Connect adds to the authorization request and its answer, userinfo, and logout."""

from __future__ import annotations

from app.explain.parameters.authorization import STATE_BACK
from app.explain.parameters.entry import DESCRIPTION, Entry

_AUTH_REQUEST = "OIDC Core §3.1.2.1"
_ASKED = {
    "nonce": Entry(
        "A value that comes back inside the ID token, so that the client knows the token was made for this session. "
        "Without it an ID token or code of another login could be slipped in.",
        "OPTIONAL",
        _AUTH_REQUEST,
    ),
    "prompt": Entry(
        "What may be shown to the person: none, not even a login page; login and consent, that page in any case.",
        "OPTIONAL",
        _AUTH_REQUEST,
    ),
    "max_age": Entry(
        "How many seconds ago the person may have logged in. If it is longer, the server asks for the password again; "
        "the client checks auth_time.",
        "OPTIONAL",
        _AUTH_REQUEST,
    ),
    "response_mode": Entry(
        "How the answer comes back: in the query, in the fragment, or as a form that a page posts.",
        "OPTIONAL",
        "OAuth Multiple Response Types §2.1",
    ),
}
_LOGOUT = {
    "id_token_hint": Entry(
        "The ID token of the login that is to end. It says who is meant and which client asks; it may have expired.",
        "RECOMMENDED",
        "OIDC RP-Initiated Logout §2",
    ),
    "post_logout_redirect_uri": Entry(
        "Where the browser goes afterwards. Only an address that was registered for this is accepted: otherwise the "
        "server would send people wherever somebody likes.",
        "OPTIONAL",
        "OIDC RP-Initiated Logout §2",
    ),
}
_CODE = Entry("The authorization code, beside an ID token that holds a hash of it.", "REQUIRED", "OIDC Core §3.3.2.5")
_ID_TOKEN = Entry(
    "Who is there, signed by the provider. It came through the browser, so the client must verify the signature and "
    "compare the nonce before it believes it.",
    "REQUIRED",
    "OIDC Core §3.3.2.5",
)
_ERROR = Entry("Why the request was refused, as one of the codes of this section.", "REQUIRED", "OIDC Core §3.1.2.6")
_ANSWER = {
    "code": _CODE,
    "id_token": _ID_TOKEN,
    "state": STATE_BACK,
    "error": _ERROR,
    "error_description": Entry(DESCRIPTION, "OPTIONAL", "OIDC Core §3.1.2.6"),
}
ENTRIES = {
    "as:query.request": Entry(
        "All parameters as a JWT that the client signed. This server does not take that.", "OPTIONAL", _AUTH_REQUEST
    ),
    "as:query.request_uri": Entry(
        "Where the server could fetch the parameters. This one fetches nothing.", "OPTIONAL", _AUTH_REQUEST
    ),
    "as:query.registration": Entry(
        "What a client says of itself that is registered nowhere. This server does not take that.",
        "OPTIONAL",
        _AUTH_REQUEST,
    ),
    "as:header.authorization": Entry(
        "The access token, shown to the server that issued it: the userinfo endpoint is an API like any other.",
        "RECOMMENDED",
        "OIDC Core §5.3.1",
    ),
    "as:query.access_token": Entry(
        "A token in an address ends up in logs and histories: this must not be done.", "", "RFC 9700 §4.3.2"
    ),
    "client:json.sub": Entry(
        "Of whom this is. The client must compare it with sub of the ID token, and use nothing of this if they differ.",
        "REQUIRED",
        "OIDC Core §5.3.2",
    ),
    "client:json.name": Entry(
        "Her name, as it is to be shown. It may change, and others may have the same.", "", "OIDC Core §5.1"
    ),
    "client:json.email": Entry(
        "Her e-mail address. It may change hands, so a client must not recognise people by it.", "", "OIDC Core §5.1"
    ),
    "client:json.email_verified": Entry(
        "Whether the provider has seen to it that the address is hers.", "", "OIDC Core §5.1"
    ),
    "client:json.id_token": Entry(
        "Who logged in, when, and for which client: signed by the provider, and the one token that a client reads.",
        "REQUIRED",
        "OIDC Core §3.1.3.3",
    ),
}

# What a redirect carries the next request does, and what a page posts stood in the fragment before.
for _name, _entry in {**_ASKED, **_LOGOUT}.items():
    ENTRIES[f"as:query.{_name}"] = ENTRIES[f"browser:location.query.{_name}"] = _entry
for _name, _entry in _ANSWER.items():
    ENTRIES[f"client:form.{_name}"] = _entry
for _name in ("code", "id_token"):
    ENTRIES[f"browser:location.fragment.{_name}"] = _ANSWER[_name]
