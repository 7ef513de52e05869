"""The call of the API and its answer (RFC 6750)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

OWNER = Entry(
    plain="Whose photos these are.",
    meaning="Whose photos these are: the subject of the token.",
    rule="No specification rules what an API answers; sub of the token SHOULD name the owner who allowed the call, and "
    "that is whom an API goes by.",
    gain="An API that takes the owner from the call instead of the token shows him anybody's photos.",
    level="",
    spec="RFC 9068 §2.2",
)
IN_ADDRESS = Entry(
    plain="The pass written into an address, where it must never stand.",
    meaning="A token in an address ends up in logs and histories: this must not be done.",
    rule="Clients MUST NOT send a token this way: it goes into the Authorization header.",
    gain="Whoever reads a log, a history or the Referer of the next page has the token, and can use it until it "
    "expires.",
    level="",
    spec="RFC 9700 §4.3.2",
)

ENTRIES = {
    "client:json.owner": OWNER,
    "client:json.partner": Entry(
        plain="Which partner is given the prices: the app itself.",
        meaning="Who is given the prices: the subject of the token, which is the client itself here.",
        rule="No specification rules what an API answers. Where no owner takes part, sub SHOULD name the client "
        "itself.",
        gain="If a client could register under a name that is some person's identifier, the API would take the one for "
        "the other.",
        level="",
        spec="RFC 9068 §2.2",
    ),
    "client:json.photos": Entry(
        plain="The photos for which all this was done.",
        meaning="What the client came for.",
        rule="No specification rules what an API answers. It MUST have validated the token and its expiry before, and "
        "have seen that its scope suffices.",
        gain="This is what he is after. An API that does not validate gives it to whoever asks.",
        level="",
        spec="RFC 6749 §7",
    ),
    "client:json.prices": Entry(
        plain="The prices that the app came for, in its own name.",
        meaning="What the client came for, in its own name.",
        rule="No specification rules what an API answers. It MUST have validated the token before; there is no owner "
        "who could have allowed it, only the client's own rights.",
        gain="This is what he is after: with the client's secret or one of its tokens he gets it as well.",
        level="",
        spec="RFC 6749 §7",
    ),
    "rs:header.authorization": Entry(
        plain="The app shows its pass.",
        meaning="The access token. Whoever bears it is let in, so it travels over TLS and in this header only.",
        rule="Bearer, a space, and letters, digits, - . _ ~ + / with = at the end. Every API MUST take it here, "
        "clients SHOULD send it here, and MUST NOT send it in two ways at once (§2). TLS is a MUST (§5.3).",
        gain="Without a token no call gets through. Whoever reads one can repeat it anywhere it is good for: the "
        "header proves nothing but that one has it.",
        level="RECOMMENDED",
        spec="RFC 6750 §2.1",
    ),
    "rs:query.access_token": IN_ADDRESS,
}
