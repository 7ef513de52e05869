"""Where the editions of OAuth differ: what was added to RFC 6749, and what OAuth 2.1 dropped, on both sides."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "as.redirect_uri_match",
        "Redirect URI compared",
        "redirect URI",
        "exact",
        "as",
        "How the authorization server compares a redirect URI with the registered one.",
        "RFC 9700 §2.1",
        {
            "prefix": "By its beginning: whatever follows goes through, another page or another host included.",
            "wildcard": "As a pattern: a * in the registered one stands for any characters, a slash included.",
            "exact": "Byte for byte, but for the port of a loopback address.",
        },
    ),
    Switch(
        "as.redirect_uri_at_token",
        "Redirect URI at the token endpoint",
        "URI at token",
        "required",
        "as",
        "Whether the client has to repeat the redirect URI when it redeems the code.",
        "RFC 6749 §4.1.3",
        {
            "optional": "It may leave it out, as in OAuth 2.1, since PKCE ties the code to it; what is sent must fit.",
            "required": "It has to send the one of the authorization request again.",
        },
    ),
    Switch(
        "as.code_replay",
        "A code that comes again",
        "code replay",
        "valid_revokes",
        "as",
        "What the authorization server does when a code is shown a second time.",
        "OAuth 2.1 §7.5.2",
        {
            "accepted": "It gives tokens once more, as long as the code has not expired.",
            "refused": "It refuses it, and no more: if a thief came first, his tokens stay good.",
            "any_revokes": "And it revokes the tokens of the first use, whoever asks: a stolen code is enough.",
            "valid_revokes": "And it revokes them if the request is right in all else: client, redirect URI, verifier.",
        },
    ),
    Switch(
        "as.iss",
        "Issuer in the answer",
        "server iss",
        "none",
        "as",
        "Whether the authorization server names itself in what the browser brings back.",
        "RFC 9207 §2",
        {
            "none": "It does not: an answer looks the same, whichever server gave it.",
            "sent": "It adds `iss`, to answers and to errors, so that a client of several servers can tell them apart.",
        },
    ),
    Switch(
        "client.iss",
        "Issuer compared",
        "iss",
        "ignored",
        "client",
        "Whether the client looks at which server an answer comes from.",
        "RFC 9207 §2.4",
        {
            "ignored": "It does not: an answer of one server may be taken for that of another.",
            "compared": "It compares `iss` with the server it asked, and demands it of one that announces it.",
        },
    ),
    Switch(
        "client.redirect_uris",
        "Redirect URIs of the client",
        "callbacks",
        "shared",
        "client",
        "Whether a client of several authorization servers has a redirect URI for each of them.",
        "RFC 9700 §4.4.2.2",
        {
            "shared": "One for all: at which address an answer comes says nothing about who gave it.",
            "per_server": "One for each, and it compares where an answer comes with the server that it asked.",
        },
    ),
    Switch(
        "client.redirect_uri_at_token",
        "Redirect URI repeated",
        "URI again",
        "sent",
        "client",
        "Whether the client sends the redirect URI again when it redeems the code.",
        "RFC 6749 §4.1.3",
        {
            "left_out": "It does not, as a client of OAuth 2.1 does: what ties the code to it is PKCE.",
            "sent": "It sends the one of the authorization request, as RFC 6749 demands.",
        },
    ),
    Switch(
        "client.token_place",
        "Where the token is put",
        "token in",
        "header",
        "client",
        "Where the client puts the access token when it calls the API.",
        "RFC 6750 §2",
        {
            "query": "Into the address, which histories and logs keep. Clients must not do this any more.",
            "header": "Into the Authorization header.",
        },
    ),
    Switch(
        "client.resource",
        "API named",
        "resource",
        "none",
        "client",
        "Whether the client says for which API the token is to be.",
        "RFC 8707 §2",
        {
            "none": "It does not: the server has to guess, or to make a token that many APIs accept.",
            "prints": "It names another API of the same server: the token is of no use at the photo library.",
            "photos": "It names the photo library: the token is of no use anywhere else.",
        },
    ),
)
