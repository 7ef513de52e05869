"""Where messages go."""

from __future__ import annotations

from app.explain.glossary.term import Term, Topic

TOPIC = Topic(
    "where",
    "Where messages go",
    20,
    (
        Term(
            "authorization endpoint",
            "The address of the authorization server to which a browser is sent with the client's request. Here the "
            "person logs in and decides. No script and no client ever calls it directly.",
            "RFC 6749 §3.1",
            see=("authorization-request", "consent", "token-endpoint"),
            shown=("check:authorize.*",),
        ),
        Term(
            "token endpoint",
            "The address of the authorization server at which a client swaps what it has, a code or a refresh token, "
            "for an access token. The browser takes no part.",
            "RFC 6749 §3.2",
            see=("token-request", "client-authentication", "back-channel"),
            shown=("check:token.*",),
        ),
        Term(
            "redirect URI",
            "The address of the client to which the authorization server sends the browser back with its answer. It is "
            "registered beforehand and compared letter by letter: whoever could choose it would get the code.",
            "RFC 6749 §3.1.2",
            also=("redirection URI", "callback", "redirection endpoint"),
            see=("redirect", "loopback-address", "client-registration"),
            shown=("parameter:as:query.redirect_uri", "check:authorize.redirect_uri.*"),
        ),
        Term(
            "loopback address",
            "An address that never leaves the machine, such as 127.0.0.1. A native app opens a port there for a "
            "moment, so that the browser can bring it the answer. The port may be any: it is the one part that is not "
            "compared.",
            "RFC 8252 §7.3",
            also=("loopback",),
            see=("native-app", "redirect-uri"),
            shown=("role:client (app)",),
        ),
        Term(
            "front channel",
            "The way through the browser: what client and authorization server tell each other in addresses that they "
            "send it to. The person, her extensions and her history see it, and each of them could change it.",
            "RFC 6749 §1.7",
            see=("back-channel", "redirect", "user-agent"),
            shown=("channel:front",),
        ),
        Term(
            "back channel",
            "The direct way from one server to another, with no browser in between. What is secret belongs here.",
            "RFC 6749 §10.16",
            see=("front-channel", "token-endpoint"),
            shown=("channel:back",),
        ),
        Term(
            "redirect",
            "An answer that sends the browser on to another address. That is how two servers that never met speak to "
            "each other through it.",
            "RFC 6749 §1.7",
            also=("redirection",),
            see=("redirect-uri", "front-channel", "fragment"),
            shown=("header:location",),
        ),
        Term(
            "fragment",
            "The part of an address behind the #. A browser keeps it to itself and sends it to no server; scripts of "
            "the page can read it.",
            "RFC 3986 §3.5",
            see=("implicit-grant", "redirect"),
            shown=("parameter:browser:location.fragment.*",),
        ),
        Term(
            "form post",
            "An answer that comes as a form which the browser posts by itself. It stands in no address, so in no "
            "history and in no log.",
            "OAuth Form Post Response Mode §2",
            also=("form_post",),
            see=("fragment", "hybrid-flow"),
            shown=("offers:client.response_mode",),
        ),
        Term(
            "preflight",
            "What a browser asks another site before it lets a script of this one send something unusual there, such "
            "as an Authorization header.",
            "Fetch CORS",
            see=("implicit-grant",),
            shown=("header:access-control-request-headers",),
        ),
        Term(
            "userinfo endpoint",
            "The address at which a client asks, with an access token, what it may know of the person: her name, her "
            "mail address.",
            "OIDC Core §5.3",
            also=("UserInfo endpoint", "userinfo"),
            see=("id-token", "claim", "scope"),
            shown=("check:userinfo.*",),
        ),
        Term(
            "introspection endpoint",
            "The address at which an API asks the authorization server what a token stands for, and whether it still "
            "holds.",
            "RFC 7662 §2",
            also=("introspection",),
            see=("opaque-token", "revocation"),
            shown=("check:introspect.*",),
        ),
        Term(
            "revocation endpoint",
            "The address at which a client gives a token back that it does not need any more.",
            "RFC 7009 §2",
            see=("revocation",),
            shown=("check:revoke.*",),
        ),
        Term(
            "registration endpoint",
            "The address at which a client that nobody registered tells what it is, and is given a client ID on the "
            "spot.",
            "RFC 7591 §3",
            see=("client-registration",),
            shown=("check:register.*",),
        ),
        Term(
            "device authorization endpoint",
            "The address at which a device without keyboard or browser begins: it gets one code to show, and one to "
            "ask with.",
            "RFC 8628 §3.1",
            see=("device-grant", "device-code", "user-code"),
            shown=("check:device_authorization.*",),
        ),
        Term(
            "verification page",
            "The page at which the person types the code that her device shows, on whatever she has at hand.",
            "RFC 8628 §3.3",
            see=("user-code", "device-grant"),
            shown=("check:device.user_code.*",),
        ),
        Term(
            "server metadata",
            "What an authorization server says of itself in a JSON document at a known address: its endpoints, its "
            "keys, what it can do. OpenID Connect calls it the provider configuration.",
            "RFC 8414 §2",
            also=("provider configuration", "discovery", "discovery document"),
            see=("issuer", "key-set"),
            shown=("check:metadata.*", "check:discovery.*"),
        ),
        Term(
            "key set",
            "The public keys of a server as JSON, each under a name, so that others can verify what it signed.",
            "RFC 7517 §5",
            also=("JWKS", "JWK set"),
            see=("signature", "server-metadata"),
            shown=("parameter:client:json.keys",),
        ),
    ),
)
