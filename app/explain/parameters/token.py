"""The token request and its answer (RFC 6749 sections 4.1.3, 5.1 and 5.2)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry, description

TOKEN_TYPE = Entry(
    plain="How the pass is used: whoever holds it is let in.",
    meaning="How the token is used: Bearer means that whoever holds it is let in.",
    rule="REQUIRED, and case does not count. A client MUST NOT use a token whose type it does not understand.",
    gain="A Bearer token works for whoever has it, a thief too. One that is bound to a key (DPoP, mutual TLS) is worth "
    "nothing to him without the key.",
    level="REQUIRED",
    spec="RFC 6749 §7.1",
)

ENTRIES = {
    "as:query.client_secret": Entry(
        plain="The app's password in an address, where it must never stand.",
        meaning="A secret in an address ends up in logs and histories: this must not be done.",
        rule="Credentials MUST NOT be put into the request's address; they go into the Authorization header or, at "
        "worst, into the form.",
        gain="Whoever reads the server's log, a proxy's or a history has the secret, and is the client from then on.",
        level="",
        spec="RFC 6749 §2.3.1",
    ),
    "as:form.grant_type": Entry(
        plain="What the app hands in: a voucher, a renewal slip, or just its own name.",
        meaning="Which grant is redeemed here.",
        rule="authorization_code, refresh_token, client_credentials, password, or the URI of an extension. What the "
        "server does not know it refuses with unsupported_grant_type (§5.2).",
        gain="Were every grant open to every client, he would use the weakest one: so each client may use only those "
        "that it registered.",
        level="REQUIRED",
        spec="RFC 6749 §4.1.3",
    ),
    "as:form.code": Entry(
        plain="The voucher that the browser brought, handed in at the login server.",
        meaning="The code that the browser brought back, shown once.",
        rule="The server MUST see to it that the code was issued to this client, that it is valid, and that it was not "
        "used before.",
        gain="Were a code good for every client, or twice, one that he stole would get him the victim's token.",
        level="REQUIRED",
        spec="RFC 6749 §4.1.3",
    ),
    "as:form.redirect_uri": Entry(
        plain="The address to which the voucher was brought, told once more so that the two can be compared.",
        meaning="Must equal, byte for byte, the one of the authorization request. Nothing is redirected to it here.",
        rule="REQUIRED where the authorization request had one, and the two MUST be identical. (OAuth 2.1 drops it, "
        "since PKCE binds the code more tightly.)",
        gain="Where nobody compares it, a code that he drew to another address can be passed to the honest client, "
        "which redeems it for him.",
        level="REQUIRED",
        spec="RFC 6749 §4.1.3",
    ),
    "as:form.client_id": Entry(
        plain="Which app is asking: its name, without any proof.",
        meaning="Which client asks. A public client only names itself; it proves nothing.",
        rule="REQUIRED from a client that does not authenticate itself, so that a code which was issued to another "
        "client is not given to it by mistake.",
        gain="It stops mistakes, not him: anybody can send this name. It takes PKCE or client authentication to keep a "
        "stolen code from him.",
        level="REQUIRED",
        spec="RFC 6749 §3.2.1",
    ),
    "as:form.client_secret": Entry(
        plain="The app's password, sent in the form.",
        meaning="The client's password in the form (client_secret_post), which is NOT RECOMMENDED: forms get logged.",
        rule="It SHOULD be left to clients that cannot use the Authorization header, MUST NOT stand in the address, "
        "and travels over TLS only. The server MUST protect the endpoint against guessing.",
        gain="Without a secret anybody who knows the client's name can act as the client: redeem its codes, use its "
        "refresh tokens.",
        level="REQUIRED",
        spec="RFC 6749 §2.3.1",
    ),
    "as:form.code_verifier": Entry(
        plain="The secret itself, whose fingerprint went ahead: it proves that the same app is back.",
        meaning="The secret behind the challenge. With S256 it has not travelled until now; with plain it is the "
        "challenge.",
        rule="REQUIRED where a challenge went ahead: 43 to 128 characters out of letters, digits, - . _ ~, random anew "
        "for every request (§4.1). If it does not lead to the challenge, the server MUST refuse with invalid_grant "
        "(§4.6).",
        gain="Without it a stolen code is enough. With S256 he would have to invert SHA-256 as well.",
        level="REQUIRED",
        spec="RFC 7636 §4.5",
    ),
    "as:header.authorization.basic.client_id": Entry(
        plain="The app's name, as the first half of its log-in.",
        meaning="Who asks, form-encoded inside the Authorization header.",
        rule="The server MUST support HTTP Basic for clients that have a password: name and password are form-encoded "
        "first, then joined by a colon and put into base64.",
        gain="The name alone is worth nothing to him: everybody may know it.",
        level="REQUIRED",
        spec="RFC 6749 §2.3.1",
    ),
    "as:header.authorization.basic.client_secret": Entry(
        plain="The app's password, which shows that it is really this app.",
        meaning="The password of who asks (client_secret_basic), form-encoded before it is put into base64.",
        rule="Over TLS only, and never together with a second way of proving the client (§2.3). A wrong one is "
        "answered 401 invalid_client with WWW-Authenticate (§5.2); the server MUST protect itself against guessing.",
        gain="Without it whoever knows the client's name can redeem its codes and refresh tokens. With it he is the "
        "client, until somebody changes it.",
        level="REQUIRED",
        spec="RFC 6749 §2.3.1",
    ),
    "client:json.access_token": Entry(
        plain="The pass with which the app gets in where the person has allowed it.",
        meaning="What the client may call the API with. To the client it is an opaque text.",
        rule="REQUIRED, of printable ASCII. It is issued only to who was entitled, MUST travel over TLS, and MUST be "
        "known to nobody but this client and the two servers (§10.3).",
        gain="Whoever steals it calls the API as the client would, until it expires. So it stays out of the browser, "
        "short-lived, and with few rights.",
        level="REQUIRED",
        spec="RFC 6749 §5.1",
    ),
    "client:json.token_type": TOKEN_TYPE,
    "client:json.expires_in": Entry(
        plain="For how many seconds the pass is good.",
        meaning="How many seconds the token is good for.",
        rule="RECOMMENDED, counted from when the answer was made. Where it is left out, the server SHOULD say it in "
        "another way.",
        gain="The longer a token lives, the longer he can use a stolen one. Nothing else ends it where no one notices.",
        level="RECOMMENDED",
        spec="RFC 6749 §5.1",
    ),
    "client:json.scope": Entry(
        plain="What the app may really do now.",
        meaning="What was granted, or what a client may ask for. It must be said where it differs from what was asked "
        "for.",
        rule="OPTIONAL where it equals what was asked for, REQUIRED where it does not. Names with single spaces "
        "between them; case counts.",
        gain="Nothing directly. A client that is not told assumes more than it has, and fails where nobody expects it.",
        level="OPTIONAL",
        spec="RFC 6749 §5.1",
    ),
    "client:json.error": Entry(
        plain="Why there is no pass, as a word that the app understands.",
        meaning="Why the request was refused, as one of the codes of the specification.",
        rule="One code such as invalid_grant or invalid_client, with status 400. A client that failed in the "
        "Authorization header MUST be answered 401 with WWW-Authenticate.",
        gain="Nothing: the codes are few and coarse, so that they tell a guesser no more than that he guessed wrong.",
        level="REQUIRED",
        spec="RFC 6749 §5.2",
    ),
    "client:json.error_description": description("RFC 6749 §5.2"),
}
