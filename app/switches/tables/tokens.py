"""What tokens there are, and what they are good for."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "as.access_token",
        "Access tokens",
        "access token",
        "jwt",
        "as",
        "What an access token is to the API: a text to ask about, or one to read.",
        "RFC 7662 §1",
        {
            "opaque": "Random text: the API asks the server about it at every call, and so learns when it is revoked.",
            "jwt": "Signed claims: the API reads and verifies them by itself, and never learns of a revocation.",
        },
    ),
    Switch(
        "as.audience",
        "Audience of access tokens",
        "audience",
        "api",
        "as",
        "Whom an access token is meant for.",
        "RFC 9700 §2.3",
        {
            "issuer": "The authorization server itself: one audience for everything, and no API's own.",
            "api": "The one API that is going to be called.",
        },
    ),
    Switch(
        "as.refresh_token",
        "Refresh tokens",
        "refresh token",
        "none",
        "as",
        "Whether the server gives refresh tokens, and what it does when one comes back.",
        "RFC 9700 §4.14.2",
        {
            "none": "It gives none: when the access token has expired, the owner is asked again.",
            "static": "One refresh token is good for any number of uses until it is revoked, in a thief's hands too.",
            "rotation": "Each is good for one use and brings the next one; a used one is refused.",
            "rotation+reuse_detection": "As rotation, and a used one that comes again ends the whole family.",
        },
    ),
    Switch(
        "client.scope",
        "Scope asked for",
        "scope",
        "needed",
        "client",
        "What the client asks the owner for.",
        "RFC 6749 §3.3",
        {
            "less": "Only to see the albums: the call for the photos will be refused.",
            "more": "To see photos and albums: more than this printer needs.",
            "needed": "To see the photos, and nothing else.",
        },
    ),
    Switch(
        "client.refresh_scope",
        "Scope at the refresh",
        "refresh scope",
        "same",
        "client",
        "What the client asks for when it refreshes.",
        "RFC 6749 §6",
        {
            "wider": "More than the owner granted, which no server may give without asking her.",
            "same": "Nothing is said: the new access token stands for all that was granted.",
            "narrower": "Only what the next call needs; the refresh token still stands for all that was granted.",
        },
    ),
    Switch(
        "as.refresh_scope",
        "Scope of a refreshed token",
        "refreshed scope",
        "granted",
        "as",
        "What the server makes of a scope that is asked for at a refresh.",
        "RFC 6749 §6",
        {
            "any": "It gives what is asked for: whoever has a refresh token can make more of it.",
            "granted": "It refuses what goes beyond that which the owner granted.",
        },
    ),
    Switch(
        "client.revokes",
        "Revocation by the client",
        "gives back",
        "refresh_token",
        "client",
        "What the client gives back when the owner disconnects it.",
        "RFC 7009 §2.1",
        {
            "nothing": "Nothing: it forgets its tokens, and whoever has a copy goes on.",
            "access_token": "The access token: a new one can be had for the refresh token.",
            "refresh_token": "The refresh token, if it has one, and with it everything that it could bring.",
        },
    ),
    Switch(
        "as.revocation",
        "Revocation at the server",
        "revocation",
        "all",
        "as",
        "What the server takes back.",
        "RFC 7009 §2",
        {
            "refresh_only": "Refresh tokens: access tokens live on until they expire.",
            "all": "Any token, and with a refresh token all access tokens of the same authorization.",
        },
    ),
)
