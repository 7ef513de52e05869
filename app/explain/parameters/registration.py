"""What a client says of itself when it registers, and what it is told (RFC 7591)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_SPEC = "RFC 7591 §2"
_TOLD = "RFC 7591 §3.2.1"

_DESCRIPTION = {
    "client_name": Entry(
        plain="The name that the person will read when she is asked whether she allows it.",
        meaning="What the owner will read on the consent page. Nobody proves it: any client can call itself anything.",
        rule="RECOMMENDED; without it the server MAY show the client_id instead. It may stand there in several "
        "languages, as client_name#de.",
        gain="He calls his client by the name of one that people trust. The server has to warn of names that nobody "
        "has confirmed (§5).",
        level="RECOMMENDED",
        spec=_SPEC,
    ),
    "redirect_uris": Entry(
        plain="The only addresses to which answers may ever be brought.",
        meaning="Where answers may go. From now on only these are accepted, byte for byte.",
        rule="REQUIRED of clients that use a flow with redirects, and a server for such flows MUST take the list. Each "
        "is compared exactly (RFC 9700 §2.1).",
        gain="Without the list a request could have the answer brought to him.",
        level="REQUIRED",
        spec=_SPEC,
    ),
    "grant_types": Entry(
        plain="What the app is going to hand in for a pass.",
        meaning="The grants that the client will use.",
        rule="A list; left out it means authorization_code. It must fit response_types, and the server MAY take some "
        "away.",
        gain="A client that may use every grant offers him the weakest of them.",
        level="OPTIONAL",
        spec=_SPEC,
    ),
    "response_types": Entry(
        plain="What the app is going to ask for by way of the browser.",
        meaning="What it will ask for at the authorization endpoint.",
        rule="A list; left out it means code. It must fit grant_types.",
        gain="A client that may ask for tokens here has them carried through the browser whenever he asks in its name.",
        level="OPTIONAL",
        spec=_SPEC,
    ),
    "token_endpoint_auth_method": Entry(
        plain="How the app is going to show that it is really this app.",
        meaning="How it will prove itself at the token endpoint.",
        rule="OPTIONAL; left out it means client_secret_basic. none makes a public client.",
        gain="With none nobody proves anything: PKCE alone stands between him and a stolen code.",
        level="OPTIONAL",
        spec=_SPEC,
    ),
    "jwks": Entry(
        plain="What the app's own seals look like, so that the login server can recognise them.",
        meaning="Its public keys, to verify its signatures with. The private halves stay at home.",
        rule="A key set of public keys. jwks and jwks_uri MUST NOT stand in one request.",
        gain="Whoever can put his key in here signs as the client.",
        level="OPTIONAL",
        spec=_SPEC,
    ),
}

ENTRIES = {
    "as:json.client_id": Entry(
        plain="The name by which the app would like to be known here, which is not for the app to say.",
        meaning="A client_id that the client wishes for. Only a careless server lets it have one.",
        rule="No member of a registration request: the server assigns the client_id, and MUST ignore what it does not "
        "understand. Clients SHOULD NOT be able to choose one that may be taken for a person (RFC 9700 §4.15).",
        gain="He asks for the identifier of a person; an API that goes by sub takes his client for her.",
        level="",
        spec=_TOLD,
    ),
    **{f"as:json.{name}": entry for name, entry in _DESCRIPTION.items()},
    **{f"client:json.{name}": entry for name, entry in _DESCRIPTION.items()},
    "as:json.scope": Entry(
        plain="The most that the app will ever ask for.",
        meaning="What it may ever ask for.",
        rule="Names with spaces between them. Left out, the server MAY put a default in.",
        gain="A client without limits can be made to ask for everything.",
        level="OPTIONAL",
        spec=_SPEC,
    ),
    "client:json.client_id": Entry(
        plain="The name under which the app is known here from now on.",
        meaning="The name that the server made up for this client.",
        rule="It SHOULD NOT be valid for any other client at this server; how it looks is the server's choice.",
        gain="Could a client choose it, he would choose one that an API takes for a person's sub.",
        level="REQUIRED",
        spec=_TOLD,
    ),
    "client:json.client_secret": Entry(
        plain="The app's password, told this once.",
        meaning="The secret that this client will prove itself with; it travels this once.",
        rule="It MUST be another for each client_id, and SHOULD be another for each installation of one app.",
        gain="Whoever reads this answer is the client. A secret that is shipped inside an app is read by everybody who "
        "has the app.",
        level="OPTIONAL",
        spec=_TOLD,
    ),
    "client:json.client_id_issued_at": Entry(
        plain="When the app signed up.",
        meaning="When the client was registered, in seconds since 1970.",
        rule="Seconds since 1970-01-01 UTC.",
        gain="Nothing by itself.",
        level="OPTIONAL",
        spec=_TOLD,
    ),
    "client:json.client_secret_expires_at": Entry(
        plain="Until when the app's password is good.",
        meaning="Until when the secret is good; 0 means for ever.",
        rule="REQUIRED where a client_secret was issued: seconds since 1970-01-01 UTC, or 0 if it does not expire.",
        gain="With 0 a secret that he finds in an old backup still works.",
        level="REQUIRED",
        spec=_TOLD,
    ),
}
