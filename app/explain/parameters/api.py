"""The call of the API and its answer (RFC 6750)."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

ENTRIES = {
    "client:json.owner": Entry("Whose photos these are: the subject of the token.", "", "RFC 9068 §2.2"),
    "client:json.partner": Entry(
        "Who is given the prices: the subject of the token, which is the client itself here.", "", "RFC 9068 §2.2"
    ),
    "client:json.photos": Entry("What the client came for.", "", "RFC 6749 §7"),
    "client:json.prices": Entry("What the client came for, in its own name.", "", "RFC 6749 §7"),
    "rs:header.authorization": Entry(
        "The access token. Whoever bears it is let in, so it travels over TLS and in this header only.",
        "RECOMMENDED",
        "RFC 6750 §2.1",
    ),
    "rs:query.access_token": Entry(
        "A token in an address ends up in logs and histories: this must not be done.", "", "RFC 9700 §4.3.2"
    ),
}
