"""What OpenID Connect adds to the authorization request and its answer, userinfo, and logout."""

from __future__ import annotations

from app.explain.parameters.api import IN_ADDRESS
from app.explain.parameters.authorization import STATE_BACK
from app.explain.parameters.entry import Entry, description

_AUTH_REQUEST = "OIDC Core §3.1.2.1"
_ASKED = {
    "nonce": Entry(
        plain="A number made up for this one log-in, which has to come back inside the signed note about who logged "
        "in.",
        meaning="A value that comes back inside the ID token, so that the client knows the token was made for this "
        "session. Without it an ID token or code of another login could be slipped in.",
        rule="OPTIONAL with a code alone, REQUIRED where an ID token comes through the browser (§3.2.2.1). It MUST be "
        "hard to guess; the provider MUST put it into the ID token unchanged.",
        gain="Without it he slips in an ID token or a code that he got from another log-in, and is the victim in the "
        "app, or makes her be himself.",
        level="OPTIONAL",
        spec=_AUTH_REQUEST,
    ),
    "prompt": Entry(
        plain="Whether the person may be asked anything, or has to be asked in any case.",
        meaning="What may be shown to the person: none, not even a login page; login and consent, that page in any "
        "case.",
        rule="Names with spaces between them: none, login, consent, select_account. With none the provider MUST NOT "
        "show anything, and answers login_required or the like instead; none beside another name is an error.",
        gain="Nothing directly. Without login, whoever sits at a browser that was left open is taken for its owner.",
        level="OPTIONAL",
        spec=_AUTH_REQUEST,
    ),
    "max_age": Entry(
        plain="How long ago the person may have typed her password before she is asked for it again.",
        meaning="How many seconds ago the person may have logged in. If it is longer, the server asks for the password "
        "again; the client checks auth_time.",
        rule="Seconds since the last active log-in. If more have passed, the provider MUST try to log the person in "
        "again, and the ID token MUST then hold auth_time.",
        gain="Without it he can use a browser that its owner left open yesterday. A client that does not look at "
        "auth_time has not noticed that he took it out of the address.",
        level="OPTIONAL",
        spec=_AUTH_REQUEST,
    ),
    "response_mode": Entry(
        plain="How the answer is to be brought back: in the address, behind it, or as a form.",
        meaning="How the answer comes back: in the query, in the fragment, or as a form that a page posts.",
        rule="Query, fragment or form_post; each response type has its default. An answer with a token or ID token in "
        "it MUST NOT be put into the query (§3, §5).",
        gain="An answer in the query lies in logs and histories, where he reads it. form_post leaves nothing there.",
        level="OPTIONAL",
        spec="OAuth Multiple Response Types §2.1",
    ),
}
_LOGOUT = {
    "id_token_hint": Entry(
        plain="The signed note of the log-in that is to end, shown once more.",
        meaning="The ID token of the login that is to end. It says who is meant and which client asks; it may have "
        "expired.",
        rule="The provider MUST see that it issued this token itself, and SHOULD take it also when it has expired. "
        "Without it, or with one of another session, it MUST ask the person.",
        gain="Without it any page can log people out by a link, unless the provider asks them first.",
        level="RECOMMENDED",
        spec="OIDC RP-Initiated Logout §2",
    ),
    "post_logout_redirect_uri": Entry(
        plain="Where the browser is to go once the person is logged out.",
        meaning="Where the browser goes afterwards. Only an address that was registered for this is accepted: "
        "otherwise the server would send people wherever somebody likes.",
        rule="It MUST have been registered, and the two MUST be the same; otherwise the provider MUST NOT redirect to "
        "it (§3).",
        gain="Where nobody compares it, he makes links that begin at the trusted provider and end at his own log-in "
        "page.",
        level="OPTIONAL",
        spec="OIDC RP-Initiated Logout §2",
    ),
}
_CODE = Entry(
    plain="A voucher, good once, with a signed note beside it that vouches for it.",
    meaning="The authorization code, beside an ID token that holds a hash of it.",
    rule="REQUIRED where code was asked for. The ID token beside it MUST hold c_hash, and the client compares the two "
    "before it redeems the code (§3.3.2.10).",
    gain="Where nobody compares it, he puts a stolen code into an answer of his own, and the client redeems it for "
    "him.",
    level="REQUIRED",
    spec="OIDC Core §3.3.2.5",
)
_ID_TOKEN = Entry(
    plain="A signed note about who logged in, brought by the browser.",
    meaning="Who is there, signed by the provider. It came through the browser, so the client must verify the "
    "signature and compare the nonce before it believes it.",
    rule="REQUIRED where id_token was asked for. The client MUST verify the signature, and iss, aud, exp and nonce "
    "(§3.2.2.11): nothing but the signature tells it from one that somebody made himself.",
    gain="A client that does not verify lets him log in as anybody: he writes the ID token himself.",
    level="REQUIRED",
    spec="OIDC Core §3.3.2.5",
)
_ERROR = Entry(
    plain="Why the log-in came to nothing, as a word that the app understands.",
    meaning="Why the request was refused, as one of the codes of this section.",
    rule="The provider MUST name one code: those of RFC 6749 §4.1.2.1, or login_required, consent_required and others "
    "where prompt=none left it no choice.",
    gain="Without it nothing. With prompt=none it tells a page that framed the request whether somebody is logged in, "
    "no more.",
    level="REQUIRED",
    spec="OIDC Core §3.1.2.6",
)
_ANSWER = {
    "code": _CODE,
    "id_token": _ID_TOKEN,
    "state": STATE_BACK,
    "error": _ERROR,
    "error_description": description("OIDC Core §3.1.2.6"),
}
ENTRIES = {
    "as:query.request": Entry(
        plain="The whole question as a signed letter.",
        meaning="All parameters as a JWT that the client signed. This server does not take that.",
        rule="A provider that does not support it MUST answer request_not_supported, and must not go on as if it were "
        "not there.",
        gain="Unsigned, the question can be changed on its way through the browser: a scope more, a challenge less.",
        level="OPTIONAL",
        spec="OIDC Core §6.1",
    ),
    "as:query.request_uri": Entry(
        plain="An address at which the whole question could be read.",
        meaning="Where the server could fetch the parameters. This one fetches nothing.",
        rule="A provider that does not support it MUST answer request_uri_not_supported.",
        gain="A server that fetches whatever address stands here makes calls for him, also inside its own network.",
        level="OPTIONAL",
        spec="OIDC Core §6.2",
    ),
    "as:query.registration": Entry(
        plain="What an unknown app says about itself.",
        meaning="What a client says of itself that is registered nowhere. This server does not take that.",
        rule="OPTIONAL, for providers that a person runs herself; it SHOULD NOT be sent to any other. One that does "
        "not support it answers registration_not_supported (§3.1.2.6).",
        gain="A server that believes it takes any redirect address that he names.",
        level="OPTIONAL",
        spec="OIDC Core §7.2.1",
    ),
    "as:header.authorization": Entry(
        plain="The app shows its pass to the login server itself, to learn more about the person.",
        meaning="The access token, shown to the server that issued it: the userinfo endpoint is an API like any other.",
        rule="As at any API (RFC 6750 §2.1): Bearer and the token, over TLS. Putting it into this header is "
        "RECOMMENDED; without a good token the answer is 401.",
        gain="Whoever steals the token reads name and address here, as the client would.",
        level="RECOMMENDED",
        spec="OIDC Core §5.3.1",
    ),
    "as:query.access_token": IN_ADDRESS,
    "client:json.sub": Entry(
        plain="Of whom all this is told: the same number as in the signed note.",
        meaning="Of whom this is. The client must compare it with sub of the ID token, and use nothing of this if they "
        "differ.",
        rule="It MUST always be there. The client MUST see that it equals sub of the ID token exactly; where it does "
        "not, it MUST NOT use anything of this answer.",
        gain="Where nobody compares it, he swaps the access token for another one, and the app shows one person the "
        "data of another.",
        level="REQUIRED",
        spec="OIDC Core §5.3.2",
    ),
    "client:json.name": Entry(
        plain="Her name, to be shown on the page.",
        meaning="Her name, as it is to be shown. It may change, and others may have the same.",
        rule="OPTIONAL, with the scope profile (§5.4). A client MUST NOT take it for unique (§5.7): only iss and sub "
        "together are.",
        gain="An app that recognises people by name lets him in who calls himself the same.",
        level="",
        spec="OIDC Core §5.1",
    ),
    "client:json.email": Entry(
        plain="Her e-mail address.",
        meaning="Her e-mail address. It may change hands, so a client must not recognise people by it.",
        rule="OPTIONAL, with the scope email (§5.4). A client MUST NOT take it for unique, nor use it to recognise "
        "somebody (§5.7).",
        gain="An app that recognises people by it lets him in who enters the victim's address at a provider which does "
        "not verify it.",
        level="",
        spec="OIDC Core §5.1",
    ),
    "client:json.email_verified": Entry(
        plain="Whether somebody has made sure that the address is really hers.",
        meaning="Whether the provider has seen to it that the address is hers.",
        rule="OPTIONAL, true or false: whether the provider made sure, at some time, that the person had this address.",
        gain="An app that does not look at it believes an address that he only typed in.",
        level="",
        spec="OIDC Core §5.1",
    ),
    "client:json.id_token": Entry(
        plain="A signed note about who logged in, and for which app.",
        meaning="Who logged in, when, and for which client: signed by the provider, and the one token that a client "
        "reads.",
        rule="REQUIRED wherever openid was among the scopes. The client MUST validate iss, aud and exp, and nonce if "
        "it sent one (§3.1.3.7); TLS to the token endpoint MAY stand in for the signature.",
        gain="An app that believes it unexamined takes one that was made for another app, by another server or at "
        "another log-in: he is in as somebody else.",
        level="REQUIRED",
        spec="OIDC Core §3.1.3.3",
    ),
}

# What a redirect carries the next request does, and what a page posts stood in the fragment before.
for _name, _entry in {**_ASKED, **_LOGOUT}.items():
    ENTRIES[f"as:query.{_name}"] = ENTRIES[f"browser:location.query.{_name}"] = _entry
for _name, _entry in _ANSWER.items():
    ENTRIES[f"client:form.{_name}"] = _entry
for _name in ("code", "id_token"):
    ENTRIES[f"browser:location.fragment.{_name}"] = _ANSWER[_name]
