"""What stands inside the JWTs that their receiver reads: ID tokens (OIDC Core §2) and access tokens (RFC 9068)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

TYPE = Entry(
    plain="What kind of signed note this is.",
    meaning="That this is a JWT.",
    rule="OPTIONAL; JWT in capitals is RECOMMENDED where it stands. It matters where several kinds of JWT could be "
    "confused: then each has a type of its own (RFC 8725 §3.11).",
    gain="Nothing here. Where kinds are not told apart, he hands in one for another, such as an ID token for an access "
    "token.",
    level="OPTIONAL",
    spec="RFC 7519 §5.1",
)
_ID_TOKEN = {
    "header.typ": TYPE,
    "header.alg": Entry(
        plain="How the note is signed.",
        meaning="How it is signed. The client takes only the algorithm that it expects, whatever stands here: else "
        "none would do.",
        rule="REQUIRED; case counts. The client SHOULD expect RS256, or what it registered (OIDC Core §3.1.3.7), and "
        "MUST NOT take any other (RFC 8725 §3.1); none is for a code flow whose client registered it, and for nobody "
        "else.",
        gain="A client that believes this field takes none for a signature, or its own public key for a shared secret: "
        "he signs what he likes.",
        level="REQUIRED",
        spec="RFC 7515 §4.1.1",
    ),
    "header.kid": Entry(
        plain="With which of the login server's seals it was sealed.",
        meaning="Which of the provider's published keys signed it.",
        rule="OPTIONAL, and no more than a hint: a text that names a key of the published set. Several keys MUST be "
        "told apart by it (OIDC Core §10.1).",
        gain="A client that uses it as a file name, or fetches a key by it, lets him choose the key.",
        level="OPTIONAL",
        spec="RFC 7515 §4.1.4",
    ),
    "claims.iss": Entry(
        plain="Which login server says so.",
        meaning="Who says it: the provider, by its issuer. The client compares it byte for byte with the one that it "
        "asked.",
        rule="An https address without query or fragment. It MUST equal the issuer of the provider that was asked, "
        "exactly (§3.1.3.7).",
        gain="Where nobody compares it, a provider of his own speaks about the accounts of another one.",
        level="REQUIRED",
        spec="OIDC Core §2",
    ),
    "claims.sub": Entry(
        plain="Who logged in: a number for this person that never changes.",
        meaning="Of whom: one account at this provider, for ever. Together with iss it is how a client recognises "
        "somebody.",
        rule="At most 255 ASCII characters, case counts. The provider MUST NOT give it to another account, ever.",
        gain="A client that recognises people by anything else, a name or an address, lets him in who gets that name "
        "or address.",
        level="REQUIRED",
        spec="OIDC Core §2",
    ),
    "claims.aud": Entry(
        plain="For which app the note was written.",
        meaning="For whom: the client, by its client_id. An ID token for another client proves nothing here, since "
        "that one could have passed it on.",
        rule="It MUST hold the client_id of this client. The client MUST refuse an ID token that does not name it, or "
        "that names somebody whom it does not trust (§3.1.3.7).",
        gain="Where nobody compares it, an app of his takes the note that people's log-ins there brought him, and logs "
        "in here as them.",
        level="REQUIRED",
        spec="OIDC Core §2",
    ),
    "claims.exp": Entry(
        plain="Until when the note counts.",
        meaning="Until when it may be believed. How long the session lasts that the client opens is another matter.",
        rule="Seconds since 1970. The client MUST NOT take the token at that time or later; a few minutes for clocks "
        "that differ are allowed.",
        gain="Without it an ID token that he finds in an old log still logs him in.",
        level="REQUIRED",
        spec="OIDC Core §2",
    ),
    "claims.iat": Entry(
        plain="When the note was written.",
        meaning="When it was made, in seconds since 1970.",
        rule="Seconds since 1970. A client can refuse what was made too long ago, and need remember a nonce for no "
        "longer than that (§3.1.3.7).",
        gain="Little: an old one is kept out by exp and by the nonce.",
        level="REQUIRED",
        spec="OIDC Core §2",
    ),
    "claims.auth_time": Entry(
        plain="When she last typed her password.",
        meaning="When she typed her password, which may be long before: required where max_age was asked for.",
        rule="REQUIRED where max_age was asked for, OPTIONAL otherwise. The client SHOULD compare it and ask for a new "
        "log-in where too much time has passed (§3.1.3.7).",
        gain="Where nobody compares it, he takes max_age out of the address, and a browser that was left open will do.",
        level="OPTIONAL",
        spec="OIDC Core §2",
    ),
    "claims.nonce": Entry(
        plain="The app's made-up number, back again: the note was written for this log-in and no other.",
        meaning="The nonce of the request, unchanged. The client compares it with the one of this session.",
        rule="The provider MUST put it in unchanged where the request had one. The client MUST then see that it is "
        "there and equals the one that it sent (§3.1.3.7).",
        gain="Where nobody compares it, an ID token or a code from another log-in can be slipped into this session.",
        level="OPTIONAL",
        spec="OIDC Core §2",
    ),
    "claims.at_hash": Entry(
        plain="A fingerprint of the pass that came with the note: the two belong together.",
        meaning="The left half of the hash of the access token beside it: nobody can put another one there.",
        rule="OPTIONAL from the token endpoint, REQUIRED where the token comes from the authorization endpoint. "
        "BASE64URL of the left half of the token's hash, with the hash function of alg.",
        gain="Where nobody compares it, he puts another person's token beside a good ID token, and the app takes her "
        "data for his.",
        level="OPTIONAL",
        spec="OIDC Core §3.1.3.6",
    ),
    "claims.c_hash": Entry(
        plain="A fingerprint of the voucher that came with the note: the two belong together.",
        meaning="The left half of the hash of the code beside it: nobody can put another one there.",
        rule="REQUIRED where a code comes beside the ID token: BASE64URL of the left half of the code's hash, with the "
        "hash function of alg.",
        gain="Where nobody compares it, he puts a stolen code beside his own ID token, and the client redeems it.",
        level="REQUIRED",
        spec="OIDC Core §3.3.2.11",
    ),
    "claims.azp": Entry(
        plain="To which app the note was given.",
        meaning="To which client it was issued, where extensions need to say so.",
        rule="If it is there, it MUST be the client_id of the one to whom the token was issued. Core alone does not "
        "need it; clients without extensions are encouraged to ignore it.",
        gain="Nothing here: aud names the client already.",
        level="OPTIONAL",
        spec="OIDC Core §2",
    ),
}
_ACCESS_TOKEN = {
    "header.typ": Entry(
        plain="That this is a pass, and no other kind of signed note.",
        meaning="at+jwt: an access token. It keeps an ID token from being used as one.",
        rule="It SHOULD be at+jwt; application/at+jwt is the same, written out. The API MUST refuse any other (§4).",
        gain="Where nobody compares it, he uses an ID token, which many have seen, as an access token.",
        level="REQUIRED",
        spec="RFC 9068 §2.1",
    ),
    "header.alg": Entry(
        plain="How the pass is signed.",
        meaning="How it is signed. Who verifies it takes the algorithm that goes with the issuer's key, whatever "
        "stands here.",
        rule="An access token MUST be signed, and never with none (RFC 9068 §2.1); servers and APIs MUST support "
        "RS256.",
        gain="An API that believes this field takes none for a signature, or a public key for a shared secret: he "
        "signs what he likes.",
        level="REQUIRED",
        spec="RFC 7515 §4.1.1",
    ),
    "header.kid": Entry(
        plain="With which of the login server's seals the pass was sealed.",
        meaning="Which of the issuer's keys signed it.",
        rule="OPTIONAL, and no more than a hint: a text that names a key of the issuer's published set.",
        gain="An API that uses it as a file name, or fetches a key by it, lets him choose the key.",
        level="OPTIONAL",
        spec="RFC 7515 §4.1.4",
    ),
    "claims.iss": Entry(
        plain="Which login server made the pass.",
        meaning="Who issued it: the server that this API trusts.",
        rule="It MUST equal the identifier of a server that the API trusts, exactly (§4).",
        gain="Where nobody compares it, a server of his own issues tokens for this API.",
        level="REQUIRED",
        spec="RFC 9068 §2.2",
    ),
    "claims.sub": Entry(
        plain="On whose behalf the app comes.",
        meaning="On whose behalf: the account that allowed it.",
        rule="It SHOULD be the owner who allowed it, or, where none took part, the client itself.",
        gain="An API that takes the account from the call instead lets him read another's with his own token.",
        level="REQUIRED",
        spec="RFC 9068 §2.2",
    ),
    "claims.aud": Entry(
        plain="For which service the pass is meant.",
        meaning="For which API it is meant. Without it, an API that was shown the token could use it at another one.",
        rule="The resource that was asked for, or a default. The API MUST refuse a token that does not name it (§4).",
        gain="Where nobody compares it, a token that he collected at a service of his own opens this one too.",
        level="REQUIRED",
        spec="RFC 9068 §2.2",
    ),
    "claims.client_id": Entry(
        plain="To which app the pass was given.",
        meaning="Which client it was issued to.",
        rule="The client's identifier at the server that issued the token.",
        gain="Nothing by itself. Could a client choose an identifier that is some person's sub, an API might take the "
        "one for the other.",
        level="REQUIRED",
        spec="RFC 9068 §2.2",
    ),
    "claims.scope": Entry(
        plain="What the pass opens, and nothing beyond it.",
        meaning="What it allows, at most.",
        rule="The server SHOULD put it in where scopes were asked for. Every name in it MUST mean something to the API "
        "that aud names.",
        gain="An API that does not compare lets a token for reading write and delete too.",
        level="RECOMMENDED",
        spec="RFC 9068 §2.2.3",
    ),
    "claims.iat": Entry(
        plain="When the pass was made.",
        meaning="When it was issued, in seconds since 1970.",
        rule="Seconds since 1970-01-01 UTC.",
        gain="Little: what ends a token is exp.",
        level="REQUIRED",
        spec="RFC 9068 §2.2",
    ),
    "claims.exp": Entry(
        plain="Until when the pass is good.",
        meaning="Until when it is good, in seconds since 1970.",
        rule="The API MUST refuse the token at that time or later; a few minutes for clocks that differ are allowed "
        "(§4).",
        gain="Without it a stolen token is good for ever: nobody asks the issuer about a signed one.",
        level="REQUIRED",
        spec="RFC 9068 §2.2",
    ),
    "claims.jti": Entry(
        plain="The serial number of the pass.",
        meaning="Its number, by which its issuer can tell it from others.",
        rule="A text that no other token of this issuer has.",
        gain="Nothing by itself. Without it one stolen token can hardly be singled out, be it to block or to trace it.",
        level="REQUIRED",
        spec="RFC 9068 §2.2",
    ),
}
# Where they travel, and what they never hold there: a code beside it has what came through the browser alone.
_PLACES = (
    ("client:json.id_token", _ID_TOKEN, ("claims.c_hash",)),
    ("client:form.id_token", _ID_TOKEN, ("claims.azp",)),
    ("as:query.id_token_hint", _ID_TOKEN, ("claims.c_hash", "claims.azp")),
    ("as:header.authorization", _ACCESS_TOKEN, ()),
    # Somebody may show it an ID token.
    ("rs:header.authorization", {**_ID_TOKEN, **_ACCESS_TOKEN}, ("claims.nonce", "claims.c_hash", "claims.azp")),
)
ENTRIES = {
    f"{place}.jwt.{name}": entry
    for place, members, never in _PLACES
    for name, entry in members.items()
    if name not in never
}
