"""The forms that the authorization server shows to a person."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_CSRF = Entry(
    plain="A mark of this very page, so that no other site can send the form in her name.",
    meaning="A value of this session's own page: another site cannot post this form.",
    rule="How, no specification says; but the server MUST protect its authorization endpoint against forged requests, "
    "so that no client is allowed in without the owner's knowing.",
    gain="Without it a page of his posts this form from the victim's browser: she allows his client without having "
    "clicked.",
    level="",
    spec="RFC 6749 §10.12",
)

ENTRIES = {
    "as:form.csrf_token": _CSRF,
    "as:form.username": Entry(
        plain="Whose account it is.",
        meaning="The account whose password this is.",
        rule="The server MUST first make sure who the owner is. How it does that, by password or otherwise, no "
        "specification of OAuth says.",
        gain="An answer that differs for names which exist and which do not tells him whom to attack.",
        level="",
        spec="RFC 6749 §3.1",
    ),
    "as:form.password": Entry(
        plain="The password, which only the login server ever sees.",
        meaning="The password. Only the authorization server's own page should ever ask for it: that is the point of "
        "OAuth.",
        rule="Clients get tokens so that they need not be told it. The answer to this form MUST NOT be a 307, which "
        "would carry it on to the next site (RFC 9700 §4.12).",
        gain="Whoever has it is the owner, everywhere and for as long as she does not change it.",
        level="",
        spec="RFC 6749 §1",
    ),
    "client:form.username": Entry(
        plain="The person's account name somewhere else, told to this app.",
        meaning="The owner's account at another server, told to the client.",
        rule="How a client comes by the password is left open; RFC 9700 §2.4 says that this grant MUST NOT be used.",
        gain="It teaches people to type their log-in into any page that asks, his too.",
        level="",
        spec="RFC 6749 §4.3.1",
    ),
    "client:form.password": Entry(
        plain="The person's password for somewhere else, told to this app: what should never have to be.",
        meaning="The owner's password at another server. Whoever has it can do all that she can do.",
        rule="The client MUST throw it away once it has a token (§4.3.1); RFC 9700 §2.4 says that this grant MUST NOT "
        "be used at all.",
        gain="If this app is his, or is broken into, he has the password itself: no scope limits it, and nobody can "
        "take it back but by changing it.",
        level="",
        spec="RFC 6749 §10.7",
    ),
    "as:form.decision": Entry(
        plain="What the person decided: allow or deny.",
        meaning="The owner's answer: allow or deny.",
        rule="The server has to get the owner's decision before it gives anything out; how it asks, no specification "
        "says. A client that it cannot authenticate SHOULD NOT be let in a second time without asking (§10.2).",
        gain="A server that does not ask, or remembers too much, lets any app in that uses a trusted one's name.",
        level="",
        spec="RFC 6749 §4.1.1",
    ),
    "as:form.scope": Entry(
        plain="What exactly is allowed, or asked for.",
        meaning="On the consent page what the owner allows, which may be less than was asked for. In a client's "
        "request what it asks for, which must not be more than it may have.",
        rule="The server MAY grant less than was asked for, and MUST then tell the client. With a refresh token the "
        "client MUST NOT ask for more than was granted (§6).",
        gain="Where nobody compares it, a stolen refresh token, or a form that he has changed, gets him more than "
        "anybody allowed.",
        level="",
        spec="RFC 6749 §3.3",
    ),
}
