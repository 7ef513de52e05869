"""Refresh, introspection and revocation: what is done with tokens besides using them (RFC 6749, 7662, 7009)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry, description

_ANSWER = "RFC 7662 §2.2"

ENTRIES = {
    "as:form.refresh_token": Entry(
        plain="The renewal slip, handed in for a fresh pass.",
        meaning="The refresh token. Only the server that issued it ever sees it; with rotation it is good for this one "
        "use.",
        rule="The server MUST keep it bound to the client that it was issued to (§10.4), and MUST authenticate that "
        "client if it is confidential. A public client's MUST be rotated or bound to a key (RFC 9700 §4.14.2).",
        gain="Were it good for every client, he would use a stolen one as his own; were it good for ever, nobody would "
        "notice.",
        level="REQUIRED",
        spec="RFC 6749 §6",
    ),
    "client:json.refresh_token": Entry(
        plain="A renewal slip: with it the app gets a fresh pass later, without asking the person again.",
        meaning="What a new access token can be had for, without the owner. Whoever steals it can go on for a long "
        "time.",
        rule="When the server sends a new one, the client MUST throw the old one away (§6). It MUST NOT be possible to "
        "make, change or guess one (§10.4).",
        gain="Whoever steals it makes himself fresh tokens for weeks. The alternative, tokens that live for weeks, "
        "would be worse still.",
        level="OPTIONAL",
        spec="RFC 6749 §5.1",
    ),
    "as:form.token": Entry(
        plain="The pass that this question is about: is it still good, or shall it be cancelled?",
        meaning="The token that this request is about: to be looked up for an API, or revoked for the client that has "
        "it.",
        rule="Who looks a token up MUST prove who he is, so that nobody can try tokens out; who revokes one has to be "
        "the client that it was issued to (RFC 7009 §2.1).",
        gain="Could anybody ask, he would try out guessed tokens here. Could anybody revoke, he would log everyone "
        "out.",
        level="REQUIRED",
        spec="RFC 7662 §2.1",
    ),
    "as:form.token_type_hint": Entry(
        plain="A tip where to look first.",
        meaning="Where to look first. It is only a hint: a server that finds nothing there looks on.",
        rule="access_token or refresh_token. A server that finds nothing under it MUST look among all its tokens; it "
        "MAY ignore the hint.",
        gain="Nothing: a wrong hint only makes the server look longer.",
        level="OPTIONAL",
        spec="RFC 7662 §2.1",
    ),
    "rs:json.active": Entry(
        plain="Whether the pass is good right now: yes or no.",
        meaning="Whether the token is good now, and for the API that asks. When it is not, nothing else is told.",
        rule="REQUIRED, true or false. For a token that is unknown, expired or revoked the answer is false, not an "
        "error, and SHOULD hold nothing else.",
        gain="An API that does not look at it takes expired, revoked and invented tokens.",
        level="REQUIRED",
        spec=_ANSWER,
    ),
    "rs:json.scope": Entry(
        plain="What this pass opens.",
        meaning="What the token allows; the API compares it with what the call needs.",
        rule="Names with single spaces between them. The API MUST see to it that they suffice for the call, and "
        "refuses with insufficient_scope otherwise (RFC 6750 §3.1).",
        gain="An API that does not compare lets a token for reading write and delete too.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.client_id": Entry(
        plain="To which app the pass was given.",
        meaning="Which client the token was issued to.",
        rule="The client's identifier at the server that issued the token.",
        gain="Nothing by itself. Without it an API cannot shut out, or even name, a client that misbehaves.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.username": Entry(
        plain="The person's name, for people to read.",
        meaning="The owner's name, for people to read: programs go by sub.",
        rule="OPTIONAL, and meant for people: it may change, and need not be unique.",
        gain="An API that recognises people by it lets him in who takes over, or is given, another's old name.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.token_type": Entry(
        plain="How the pass is used: by whoever holds it.",
        meaning="How the token is used: Bearer, by whoever holds it.",
        rule="A type as in RFC 6749 §5.1. DPoP is a type of its own; a token that is bound to a certificate is a "
        "Bearer all the same, and says so in cnf (RFC 8705 §3.2).",
        gain="An API that takes a key-bound token as Bearer lets a thief in who has no key.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.exp": Entry(
        plain="Until when the pass is good.",
        meaning="When the token expires, in seconds since 1970. No answer may be kept for longer.",
        rule="Whole seconds since 1970-01-01 UTC. An answer that is cached MUST NOT be kept beyond it (§4).",
        gain="An API that keeps answers for longer goes on letting him in with a token that is dead.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.iat": Entry(
        plain="When the pass was made.",
        meaning="When the token was issued, in seconds since 1970.",
        rule="Whole seconds since 1970-01-01 UTC.",
        gain="Nothing by itself: it lets an API refuse what is older than it likes.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.sub": Entry(
        plain="Whose pass it is, by a number that never changes.",
        meaning="Whose token it is, as an identifier that does not change.",
        rule="Usually an identifier that only the issuer understands. Together with iss it is unique.",
        gain="An API that takes the account from somewhere else, such as the address of the call, lets him read "
        "another's with his own token.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.aud": Entry(
        plain="For which service the pass is meant.",
        meaning="Whom the token is meant for; an API that is not named here must not take it.",
        rule="One name or a list of them. An API MUST refuse a token that was not meant for it (RFC 9700 §2.3).",
        gain="Where nobody compares it, a token that he collected at a service of his own opens this one too.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.iss": Entry(
        plain="Which login server made the pass.",
        meaning="Who issued the token.",
        rule="The issuer's identifier, as in RFC 7519 §4.1.1.",
        gain="An API that trusts several servers and does not compare takes a token of one for an account of another.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.jti": Entry(
        plain="The serial number of the pass.",
        meaning="The token's own name, by which it can be told apart from others.",
        rule="A text that no other token of this issuer has.",
        gain="Nothing by itself. Without it one stolen token can hardly be singled out in logs.",
        level="OPTIONAL",
        spec=_ANSWER,
    ),
    "rs:json.error": Entry(
        plain="Why the service gets no answer to its question.",
        meaning="Why the API may not ask, as one of the codes of this section.",
        rule="A service that could not prove who it is gets 401 invalid_client. A token that is not good is no error, "
        "but active: false.",
        gain="Nothing. Were everybody answered instead, he could try out tokens here.",
        level="REQUIRED",
        spec="RFC 6749 §5.2",
    ),
    "rs:json.error_description": description("RFC 6749 §5.2"),
}
