"""The forms that the authorization server shows to a person."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_CSRF = Entry("A value of this session's own page: another site cannot post this form.", "", "RFC 6749 §10.12")

ENTRIES = {
    "as:form.csrf_token": _CSRF,
    "as:form.username": Entry("The account whose password this is.", "", "RFC 6749 §3.1"),
    "as:form.password": Entry(
        "The password. Only the authorization server's own page should ever ask for it: that is the point of OAuth.",
        "",
        "RFC 6749 §1",
    ),
    "client:form.username": Entry("The owner's account at another server, told to the client.", "", "RFC 6749 §4.3.1"),
    "client:form.password": Entry(
        "The owner's password at another server. Whoever has it can do all that she can do.", "", "RFC 6749 §10.7"
    ),
    "as:form.decision": Entry("The owner's answer: allow or deny.", "", "RFC 6749 §4.1.1"),
    "as:form.scope": Entry(
        "On the consent page what the owner allows, which may be less than was asked for. In a client's request what "
        "it asks for, which must not be more than it may have.",
        "",
        "RFC 6749 §3.3",
    ),
}
