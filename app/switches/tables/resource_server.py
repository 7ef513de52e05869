"""What the resource server does."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "rs.jwt_alg",
        "Algorithm of a token",
        "token algorithm",
        "allow_list",
        "rs",
        "Who says how the signature of a token is verified.",
        "RFC 8725 §3.1",
        {
            "from_header": "The token itself: `none` needs no signature, HS256 takes a public key as its secret.",
            "allow_list": "The API: each of the issuer's keys is for one algorithm, and no other is looked at.",
        },
    ),
    Switch(
        "rs.check_typ",
        "Kind of token at the API",
        "token kind",
        "compared",
        "rs",
        "Whether the API looks if what it is shown is an access token at all.",
        "RFC 9068 §4",
        {
            "ignored": "It does not: an ID token of the same issuer will do, and one without a scope opens everything.",
            "compared": "It takes a JWT only where the header says `typ: at+jwt`.",
        },
    ),
    Switch(
        "rs.sub_check",
        "Owner told from client",
        "owner or client",
        "compared",
        "rs",
        "Whether the API sees that a client which acts in its own name is no owner.",
        "RFC 9700 §4.15",
        {
            "ignored": "It goes by `sub` alone: a client of that name is taken for the person.",
            "compared": "It gives what belongs to owners only where `sub` is not the client itself.",
        },
    ),
    Switch(
        "rs.audience",
        "Audience at the API",
        "API audience",
        "compared",
        "rs",
        "Whether the API looks whom a token is meant for.",
        "RFC 9068 §4",
        {
            "ignored": "It does not: any token of its issuer will do, whichever API it was made for.",
            "compared": "It takes no token that does not name it.",
        },
    ),
    Switch(
        "rs.token_in_query",
        "Token in the address",
        "token in query",
        "refused",
        "rs",
        "Whether the API takes a token that stands in the address instead of the Authorization header.",
        "RFC 6750 §2.3",
        {
            "accepted": "It does: the token ends up in histories and logs, and opens the API all the same.",
            "refused": "It does not: a token counts in the header only.",
        },
    ),
)
