"""Who takes part."""

from __future__ import annotations

from app.explain.glossary.term import Term, Topic

TOPIC = Topic(
    "who",
    "Who takes part",
    10,
    (
        Term(
            "resource owner",
            "Who can give access to something: here Ana, whose photos they are. Nothing of hers is handed out before "
            "she has said yes.",
            "RFC 6749 §1.1",
            see=("resource-server", "consent"),
            shown=("parameter:as:form.decision",),
        ),
        Term(
            "user agent",
            "The program that acts for the person: her browser. It carries messages between client and authorization "
            "server, so whatever goes through it can be read there, kept in its history, and changed.",
            "RFC 6749 §4.1",
            see=("front-channel", "redirect"),
            shown=("channel:front",),
        ),
        Term(
            "client",
            "The program that wants access: a web server, an app, a script or a device. A client is never the person "
            "herself, and never her browser.",
            "RFC 6749 §1.1",
            see=("public-client", "confidential-client", "client-id"),
            shown=("parameter:as:query.client_id", "parameter:as:form.client_id"),
        ),
        Term(
            "authorization server",
            "The server that knows the person: it lets her log in, asks what she allows, and makes the tokens. It "
            "alone ever sees her password.",
            "RFC 6749 §1.1",
            also=("OpenID provider", "provider"),
            see=("authorization-endpoint", "token-endpoint", "issuer"),
            shown=("check:authorize.*", "check:token.*"),
        ),
        Term(
            "resource server",
            "The API that guards what a client wants to use. It knows no passwords and asks nobody: it looks at the "
            "access token, and decides.",
            "RFC 6749 §1.1",
            also=("API",),
            see=("access-token", "audience"),
            shown=("check:resource.*",),
        ),
        Term(
            "public client",
            "A client that cannot keep a secret, because a copy of it is in everybody's hands: an app, a script in a "
            "page, a device. It can say who it is, but not prove it.",
            "RFC 6749 §2.1",
            see=("confidential-client", "pkce"),
            shown=("parameter:as:form.client_id",),
        ),
        Term(
            "confidential client",
            "A client that can prove who it is, with a secret or a key that nobody else has. That takes a server which "
            "only its makers can look into.",
            "RFC 6749 §2.1",
            see=("public-client", "client-authentication"),
            shown=("check:token.client.secret", "check:token.assertion.signature"),
        ),
        Term(
            "native app",
            "An app that is installed on a phone or computer. It sends the person to her own browser to log in, never "
            "to a window of its own, and is called back at an address that belongs to it.",
            "RFC 8252 §3",
            see=("public-client", "loopback-address"),
            shown=("role:client (app)",),
        ),
        Term(
            "client ID",
            "The name under which the authorization server knows a client. It stands in addresses for anybody to read "
            "and proves nothing.",
            "RFC 6749 §2.2",
            also=("client identifier",),
            see=("client", "client-registration"),
            shown=("parameter:as:query.client_id", "parameter:as:form.client_id"),
        ),
        Term(
            "client authentication",
            "How a client proves who it is at the token endpoint: with a shared secret, in a header or in the form, or "
            "with an assertion that it signs with its own key.",
            "RFC 6749 §2.3",
            see=("client-secret", "client-assertion", "token-endpoint"),
            shown=("check:token.client.secret", "check:token.assertion.signature"),
        ),
        Term(
            "client secret",
            "A password that client and authorization server share. It is worth something only where nobody else can "
            "read it, so never inside an app or a page.",
            "RFC 6749 §2.3.1",
            see=("client-authentication", "confidential-client"),
            shown=("parameter:as:header.authorization.basic.client_secret",),
        ),
        Term(
            "client assertion",
            "A short-lived statement by which a client proves who it is: it names the client and the authorization "
            "server, and is signed with a key that never leaves the client.",
            "RFC 7523 §2.2",
            also=("assertion",),
            see=("client-authentication", "jwt", "signature"),
            shown=("parameter:as:form.client_assertion",),
        ),
        Term(
            "client registration",
            "How an authorization server comes to know a client: its name, its redirect URIs, what it may ask for. "
            "Usually its makers fill in a form beforehand; a client can also do it by itself.",
            "RFC 6749 §2",
            also=("dynamic registration",),
            see=("registration-endpoint", "client-id", "redirect-uri"),
            shown=("check:register.*",),
        ),
    ),
)
