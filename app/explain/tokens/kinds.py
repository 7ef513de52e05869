"""The kinds of token: what each is, where its members are explained, who signs it, and what somebody ought to check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.explain.knowledge import SECRETS
from app.explain.parameters import PARAMETERS, Entry


class Ought(NamedTuple):
    """What follows where nobody checks a part of a token, and the section that demands the check."""

    text: str
    spec: str


class Brief(NamedTuple):
    """What is said of a member that has no entry of its own."""

    note: str
    spec: str


class Kind(NamedTuple):
    """`explained` are the places whose entries say what its members mean, the first that has one; `signer` is a lane.

    `opaque` says of one without structure who can tell what it stands for.
    """

    title: str
    meaning: str
    spec: str
    explained: tuple[str, ...] = ()
    signer: str = "as"
    opaque: str = ""
    opaque_spec: str = ""
    ought: Mapping[str, Ought] = {}


def _kind(name: str, **more: object) -> Kind:
    secret = SECRETS[name]
    return Kind(secret.title, secret.meaning, secret.spec, **more)  # type: ignore[arg-type]


_ID_TOKEN = "OIDC Core §3.1.3.7"
_ACCESS_TOKEN = "RFC 9068 §4"
_ASSERTION = "RFC 7523 §3"
_LOOKED_UP = (
    "Nothing can be decoded: it is random text under which {server} keeps a record. Of what is in the record an API "
    "learns by asking {server}, at the introspection endpoint."
)
_OWN = (
    "Nothing can be decoded: it is random text under which {server} keeps a record. It goes back to {server} alone, so "
    "nobody else has to read it. A server may tell of it too at an introspection endpoint, to whom it trusts."
)
KINDS: dict[str, Kind] = {
    "access_token": _kind(
        "access_token",
        explained=("rs:header.authorization.jwt",),
        opaque=_LOOKED_UP,
        opaque_spec="RFC 7662 §2",
        ought={
            "typ": Ought("An ID token could pass for an access token.", _ACCESS_TOKEN),
            "signature": Ought("Anybody could have written it.", _ACCESS_TOKEN),
            "iss": Ought("It could come from a server that the API does not trust.", _ACCESS_TOKEN),
            "aud": Ought("It could be meant for another API, which passes it on.", _ACCESS_TOKEN),
            "exp": Ought("It could have expired.", _ACCESS_TOKEN),
            "scope": Ought("It could be for something else than what is asked for.", "RFC 6750 §3.1"),
        },
    ),
    "id_token": _kind(
        "id_token",
        explained=("client:json.id_token.jwt", "client:form.id_token.jwt"),
        ought={
            "signature": Ought("Anybody could have written it.", _ID_TOKEN),
            "iss": Ought("Another provider could state it.", _ID_TOKEN),
            "aud": Ought("It could have been made for another client, which passes it on.", _ID_TOKEN),
            "exp": Ought("It could have expired.", _ID_TOKEN),
            "nonce": Ought("It could come from another login.", _ID_TOKEN),
            "azp": Ought("It could have been issued to another client.", _ID_TOKEN),
            "at_hash": Ought("Another access token could lie beside it.", "OIDC Core §3.1.3.8"),
            "c_hash": Ought("Another code could lie beside it.", "OIDC Core §3.3.2.10"),
        },
    ),
    "refresh_token": _kind("refresh_token", opaque=_OWN, opaque_spec="RFC 7662 §2.1"),
    "client_assertion": _kind(
        "client_assertion",
        explained=("as:form.client_assertion.jwt",),
        signer="client",
        ought={
            "signature": Ought("Anybody could have written it.", _ASSERTION),
            "iss": Ought("Another client could speak.", _ASSERTION),
            "sub": Ought("It could speak of another client.", _ASSERTION),
            "aud": Ought("It could be meant for another server, which passes it on.", _ASSERTION),
            "exp": Ought("It could have expired.", _ASSERTION),
            "jti": Ought("It could have been used before.", _ASSERTION),
        },
    ),
    "registration_access_token": _kind("registration_access_token", opaque=_OWN, opaque_spec="RFC 7592 §3"),
    "logout_token": Kind("logout token", "Tells a client that a session has ended.", "OIDC Back-Channel Logout §2.4"),
}
OTHER = Kind("JWT", "A signed statement of another kind.", "RFC 7519 §3")
# Other names under which tokens of a kind travel.
ALSO = {"id_token_hint": "id_token"}
# The members that every JWT may have (RFC 7519 section 4.1, RFC 7515 section 4.1), where the kind says nothing of them.
REGISTERED = {
    "header.alg": Brief("How it is signed.", "RFC 7515 §4.1.1"),
    "header.kid": Brief("Which key signed it.", "RFC 7515 §4.1.4"),
    "header.typ": Brief("What kind of token this is.", "RFC 7515 §4.1.9"),
    "claims.iss": Brief("Who says it.", "RFC 7519 §4.1.1"),
    "claims.sub": Brief("Of whom, or of what.", "RFC 7519 §4.1.2"),
    "claims.aud": Brief("For whom it is: nobody else may go by it.", "RFC 7519 §4.1.3"),
    "claims.exp": Brief("Until when it is good, in seconds since 1970.", "RFC 7519 §4.1.4"),
    "claims.nbf": Brief("From when on it is good, in seconds since 1970.", "RFC 7519 §4.1.5"),
    "claims.iat": Brief("When it was made, in seconds since 1970.", "RFC 7519 §4.1.6"),
    "claims.jti": Brief("Its number, by which it can be told from others.", "RFC 7519 §4.1.7"),
}
UNKNOWN = Brief("No specification that is used here says what this is.", "")


def kind_of(name: str) -> Kind:
    """The kind that a name stands for."""
    return KINDS.get(name, OTHER)


def member(kind: Kind, name: str) -> Entry | Brief:
    """What a member means: `header.alg`, `claims.iss`."""
    places = (PARAMETERS.get(f"{place}.{name}") for place in kind.explained)
    return next(filter(None, places), None) or REGISTERED.get(name, UNKNOWN)
