"""What RFC 8414 and later RFCs add to what a server says of itself."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

ENTRIES = {
    "client:json.registration_endpoint": Entry(
        plain="Where an app can sign up by itself.",
        meaning="Where a client can register itself.",
        rule="An https address, as in RFC 7591 §3.",
        gain="Where everybody may register, he does too, under a name that people trust: so the consent page has to "
        "show more than the name.",
        level="OPTIONAL",
        spec="RFC 8414 §2",
    ),
    "client:json.device_authorization_endpoint": Entry(
        plain="Where a television or a printer begins, which has nothing to type on.",
        meaning="Where a device without a browser begins.",
        rule="An https address, as in §3.1.",
        gain="Where it is open to every client, he begins there and sends the code to his victims.",
        level="OPTIONAL",
        spec="RFC 8628 §4",
    ),
    "client:json.authorization_response_iss_parameter_supported": Entry(
        plain="Whether every answer says which login server it comes from.",
        meaning="true: each answer will name this server, so that an answer without iss has to be refused.",
        rule="OPTIONAL, true or false; left out it means false. From a server that says true the client MUST refuse an "
        "answer without iss (§2.4).",
        gain="A client that does not know it lets an answer pass from which he has taken iss away.",
        level="OPTIONAL",
        spec="RFC 9207 §3",
    ),
}
