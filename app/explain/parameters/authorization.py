"""The authorization request and its answer (RFC 6749 section 4.1, RFC 7636)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry, description

_ERROR = Entry(
    plain="Why the answer is no, as a word that the app understands.",
    meaning="Why the request was refused, as one of the codes of this section.",
    rule="The server MUST name one registered code, such as access_denied or invalid_scope. Where client_id or "
    "redirect_uri is wrong, it MUST NOT redirect, and SHOULD tell the person instead.",
    gain="Without it nothing. If a wrong address were told this way too, the server would send people wherever he "
    "likes.",
    level="REQUIRED",
    spec="RFC 6749 §4.1.2.1",
)
STATE_BACK = Entry(
    plain="The app's own note, handed back, so it can see that this answer belongs to its own question.",
    meaning="The state of the request, exactly as it was sent. The client compares it with the one of this session.",
    rule="The server MUST return it unchanged whenever it was sent. The client MUST protect its redirect URI against "
    "forged answers (§10.12), which means refusing a state that is not the one of this browser's session.",
    gain="Where nobody compares it, he lets the victim's browser deliver his own code: she then works in his account, "
    "and what she uploads is his.",
    level="REQUIRED",
    spec="RFC 6749 §4.1.2",
)
_CODE_BACK = Entry(
    plain="A voucher, good once and for a short time, that the app swaps for the real thing behind the scenes.",
    meaning="The authorization code: short-lived, good for one use, bound to client and redirect URI, and to the code "
    "challenge if one was sent.",
    rule="It MUST expire soon (ten minutes at most are RECOMMENDED) and MUST NOT be accepted twice; on a second use "
    "the server MUST refuse, and SHOULD revoke what it gave for the first. Guessing one MUST be as hard as 1 in 2^128 "
    "(§10.10).",
    gain="Whoever reads it on its way can try to redeem it. Good for one use, and bound to client and challenge, it is "
    "worth nothing to him; without that it is a token.",
    level="REQUIRED",
    spec="RFC 6749 §4.1.2",
)
_ISSUER = Entry(
    plain="Who gives this answer, so that an app with several login servers does not confuse them.",
    meaning="Which authorization server gives this answer. A client that uses several compares it with the one it "
    "asked, or it may carry a code to a server that did not make it.",
    rule="A server that keeps RFC 9207 MUST put it into every answer, errors too: its issuer, an https address without "
    "query or fragment. The client MUST compare it as a plain string with the issuer that it asked, and MUST NOT go on "
    "where they differ (§2.4).",
    gain="Without it a server of his poses as the one that was asked, and the client brings him the honest server's "
    "code: a mix-up.",
    level="REQUIRED",
    spec="RFC 9207 §2",
)
ENTRIES = {
    "as:query.response_type": Entry(
        plain="What the app would like to get back: usually a voucher that it swaps later.",
        meaning="What is asked for: a code, to be swapped at the token endpoint, an ID token, or (legacy) a token "
        "right away.",
        rule="One registered name, or several with spaces between them, in any order. Where it is missing or not "
        "known, the server MUST answer with an error.",
        gain="Could he choose token here, the token itself would travel through the browser, where there is much to "
        "read along with. So servers allow each client only the types that it registered.",
        level="REQUIRED",
        spec="RFC 6749 §3.1.1",
    ),
    "as:query.client_id": Entry(
        plain="The app's name at the login server, which anybody may know.",
        meaning="Who asks. It is a name, not a secret.",
        rule="One name for one client at this server, of printable ASCII. It is shown to everybody, so it MUST NOT be "
        "used alone to prove who a client is (§2.2).",
        gain="Anybody can write another app's name here. What stops him is that the answer goes to that app's "
        "registered address, not to his.",
        level="REQUIRED",
        spec="RFC 6749 §4.1.1",
    ),
    "as:query.redirect_uri": Entry(
        plain="The address to which the answer is to be brought.",
        meaning="Where the answer is to go. Only an address that was registered beforehand is accepted.",
        rule="An absolute URI without a fragment (§3.1.2). The client MUST send it if it registered several or none "
        "(§3.1.2.3), and wherever it asks for openid (OIDC Core §3.1.2.1); the server MUST compare it with what was "
        "registered, byte for byte (RFC 9700 §2.1; only a loopback port may differ).",
        gain="Where nobody compares it, or only how it begins, he puts his own address here and the server hands him "
        "the code.",
        level="OPTIONAL",
        spec="RFC 6749 §4.1.1",
    ),
    "as:query.scope": Entry(
        plain="What the app would like to be allowed to do, and nothing beyond it.",
        meaning="What the client would like to be allowed to do.",
        rule="Names with single spaces between them; case counts, order does not. The server MAY grant less and MUST "
        "then say so; where scope is missing, it MUST use a default or refuse with invalid_scope.",
        gain="The less is asked for, the less a stolen token opens. Without limits every leak opens everything.",
        level="OPTIONAL",
        spec="RFC 6749 §3.3",
    ),
    "as:query.state": Entry(
        plain="A note that the app slips in and wants back unchanged, so it knows that the answer belongs to its own "
        "question.",
        meaning="A value that comes back unchanged, so that the client knows the answer as its own.",
        rule="The client MUST protect its redirect URI against forged answers, and SHOULD do it with a value here that "
        "nobody can guess and that is bound to this browser's session. It is printable ASCII; the server only returns "
        "it.",
        gain="Without it he logs the victim in with his own code: her browser brings the answer to his question, and "
        "she works in his account without noticing (CSRF).",
        level="RECOMMENDED",
        spec="RFC 6749 §10.12",
    ),
    "as:query.code_challenge": Entry(
        plain="The fingerprint of a secret that the app keeps and shows only later, to prove that it is the one who "
        "asked.",
        meaning="Sent ahead of the verifier: with S256 its hash, with plain the verifier itself.",
        rule="REQUIRED in PKCE: 43 to 128 characters out of letters, digits, - . _ ~. With S256 it is "
        "BASE64URL(SHA256(ASCII(code_verifier))). The server MUST bind it to the code (§4.4).",
        gain="Without it a code is enough: another app on the device, or whoever reads the redirect, redeems it.",
        level="REQUIRED",
        spec="RFC 7636 §4.3",
    ),
    "as:query.code_challenge_method": Entry(
        plain="Whether the secret went ahead as a fingerprint or as it is.",
        meaning="How the challenge was made from the verifier; plain when left out.",
        rule="S256 or plain; left out it means plain. A client that can compute S256 MUST use it (§4.2); a server that "
        "does not know the method MUST refuse with invalid_request (§4.4.1).",
        gain="With plain, whoever reads this request already has the verifier, and redeems the code as soon as he gets "
        "it.",
        level="OPTIONAL",
        spec="RFC 7636 §4.3",
    ),
    "client:query.code": _CODE_BACK,
    "client:query.iss": _ISSUER,
    "client:query.state": STATE_BACK,
    "client:query.error": _ERROR,
    "client:query.error_description": description("RFC 6749 §4.1.2.1"),
    "browser:location.query.code": _CODE_BACK,
    "browser:location.query.iss": _ISSUER,
    "browser:location.query.error": _ERROR,
    "browser:location.query.error_description": description("RFC 6749 §4.1.2.1"),
}

# A redirect to the authorization endpoint carries the very parameters that the next request does.
for _name in ("response_type", "client_id", "redirect_uri", "scope", "code_challenge", "code_challenge_method"):
    ENTRIES[f"browser:location.query.{_name}"] = ENTRIES[f"as:query.{_name}"]
