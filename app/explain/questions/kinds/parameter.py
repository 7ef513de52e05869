"""Which parameter will be in it that does this?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.explain.parameters import parameter
from app.explain.questions.moment import Moment
from app.explain.questions.question import Choice, Draft


class Purpose(NamedTuple):
    """What a parameter does in a message, how telling that is, and which others it is easily taken for."""

    does: str
    weight: int
    beside: tuple[str, ...]


_SECRET = ("as:form.code", "as:form.redirect_uri", "as:form.grant_type", "as:form.scope", "as:form.token")
_RESPONSE = ("client:json.scope", "client:json.token_type", "client:json.expires_in")
_WORTH = "will be worth a token at the token endpoint"
_PROOF = "proves who is asking"
_OWN = "shows that the form is one that this session was given, and not another site's"
_LATER = "lets the server recognise, later on, who may redeem the code"
_BACK = "comes back with the answer, so that the client knows it as its own"

# By where the message goes, and where in it the parameter stands. What it is taken for may be there as well or not.
PURPOSES: dict[str, Purpose] = {
    "as:form.code_verifier": Purpose(
        "shows that whoever redeems the code is the one who asked for it",
        10,
        ("as:query.state", "as:form.code", "as:form.redirect_uri", "as:form.client_id"),
    ),
    "as:form.client_assertion": Purpose(_PROOF, 9, ("as:form.client_id", "as:form.code", "as:form.redirect_uri")),
    "as:form.refresh_token": Purpose(
        "stands in for the owner, who is not asked again",
        9,
        ("as:form.code", "as:form.scope", "as:form.grant_type", "client:json.id_token"),
    ),
    "as:form.client_secret": Purpose(_PROOF, 8, ("as:form.client_id", *_SECRET)),
    "as:header.authorization.basic.client_secret": Purpose(_PROOF, 7, _SECRET),
    "as:form.device_code": Purpose(
        "is known to this device alone, and says what it asks for",
        8,
        ("as:form.user_code", "as:form.client_id", "as:form.grant_type"),
    ),
    "as:form.code": Purpose(
        "is what the token is given for",
        7,
        ("as:form.client_id", "as:form.redirect_uri", "as:form.refresh_token", "as:form.grant_type"),
    ),
    "as:form.token": Purpose(
        "says which token this is about",
        8,
        ("as:form.token_type_hint", "as:form.refresh_token", "as:form.code", "as:header.authorization.basic.client_id"),
    ),
    "as:form.password": Purpose(
        "is meant to be known to the owner and to the authorization server alone",
        6,
        ("as:form.username", "as:form.csrf_token", "as:form.client_id", "as:form.scope"),
    ),
    "client:form.password": Purpose(
        "is meant to be known to the owner and to the authorization server alone",
        10,
        ("client:form.username", "client:form.state", "client:form.code"),
    ),
    "as:form.csrf_token": Purpose(
        _OWN, 5, ("as:query.state", "as:form.username", "as:form.decision", "as:form.user_code")
    ),
    "as:form.user_code": Purpose(
        "says which device is meant", 8, ("as:form.csrf_token", "as:form.device_code", "as:form.client_id")
    ),
    "as:query.nonce": Purpose(
        "will come back inside the ID token",
        9,
        ("as:query.state", "as:query.code_challenge", "as:query.client_id", "as:query.scope"),
    ),
    "as:query.code_challenge": Purpose(
        _LATER, 9, ("as:query.state", "as:query.client_id", "as:query.redirect_uri", "as:form.code_verifier")
    ),
    "as:query.id_token_hint": Purpose(
        "says who is to be logged out",
        9,
        ("as:query.post_logout_redirect_uri", "as:query.state", "as:query.client_id"),
    ),
    "as:query.state": Purpose(_BACK, 7, ("as:query.client_id", "as:query.redirect_uri", "as:query.scope")),
    "as:query.redirect_uri": Purpose(
        "says where the answer is to go", 5, ("as:query.client_id", "as:query.scope", "as:query.response_type")
    ),
    "as:json.redirect_uris": Purpose(
        "says where answers may go",
        6,
        ("as:json.client_name", "as:json.grant_types", "as:json.token_endpoint_auth_method"),
    ),
    "client:query.error": Purpose(
        "says that no code was made, and why", 9, ("client:query.state", "client:query.code", "client:query.iss")
    ),
    "client:query.state": Purpose(
        "shows the client that the answer belongs to a request of this very browser",
        8,
        ("client:query.code", "client:query.iss", "as:form.code_verifier"),
    ),
    "client:query.code": Purpose(
        _WORTH, 6, ("client:query.state", "client:query.iss", "client:json.access_token", "client:json.id_token")
    ),
    "client:form.id_token": Purpose(
        "says who is there, signed", 8, ("client:form.code", "client:form.state", "client:query.iss")
    ),
    "client:json.id_token": Purpose(
        "tells the client who has logged in",
        9,
        ("client:json.access_token", "client:json.scope", "client:json.refresh_token"),
    ),
    "client:json.refresh_token": Purpose(
        "will be good for another token when this one has expired", 8, ("client:json.access_token", *_RESPONSE)
    ),
    "client:json.access_token": Purpose("opens the API", 5, ("client:json.id_token", *_RESPONSE)),
    "client:json.device_code": Purpose(
        "is kept by the device, which asks with it",
        8,
        ("client:json.user_code", "client:json.verification_uri", "client:json.interval"),
    ),
    "client:json.sub": Purpose(
        "names her in a way that never changes",
        8,
        ("client:json.email", "client:json.name", "client:json.email_verified"),
    ),
    "client:json.client_secret": Purpose(
        "will prove who is asking, from now on",
        7,
        ("client:json.client_id", "client:json.redirect_uris", "client:json.client_name"),
    ),
    "client:json.issuer": Purpose(
        "says for whom all this speaks",
        6,
        ("client:json.jwks_uri", "client:json.token_endpoint", "client:json.authorization_endpoint"),
    ),
    "rs:json.active": Purpose(
        "says whether the token is good now", 8, ("rs:json.exp", "rs:json.scope", "rs:json.token_type")
    ),
    "rs:header.authorization": Purpose(
        "lets the caller in",
        5,
        ("as:form.client_secret", "client:json.id_token", "as:form.code", "as:form.refresh_token"),
    ),
    "rs:query.access_token": Purpose(
        "lets the caller in", 7, ("as:form.client_secret", "client:json.id_token", "as:form.code")
    ),
    "browser:location.fragment.access_token": Purpose(
        "opens the API",
        9,
        ("browser:location.fragment.state", "browser:location.query.code", "browser:location.fragment.scope"),
    ),
    "browser:location.query.code": Purpose(
        _WORTH,
        8,
        ("browser:location.query.state", "client:json.access_token", "client:json.id_token", "as:form.code_verifier"),
    ),
    "browser:location.query.error": Purpose(
        "says that no code was made, and why",
        9,
        ("browser:location.query.state", "browser:location.query.code", "browser:location.query.iss"),
    ),
    "browser:location.query.code_challenge": Purpose(
        _LATER, 8, ("browser:location.query.state", "browser:location.query.client_id", "as:form.code_verifier")
    ),
    "browser:location.query.state": Purpose(
        _BACK,
        7,
        ("browser:location.query.client_id", "browser:location.query.scope", "browser:location.query.redirect_uri"),
    ),
}


def ask(moment: Moment) -> Draft | None:
    """Of a message with a parameter whose purpose is told above: the most telling one."""
    here = moment.paths()
    found = [path for path in here if f"{moment.row.to}:{path}" in PURPOSES]
    if not found:
        return None
    path = max(found, key=lambda each: (PURPOSES[f"{moment.row.to}:{each}"].weight, each))
    purpose = PURPOSES[f"{moment.row.to}:{path}"]
    entry = parameter(moment.row.to, path, here)
    wrong = list(_beside(purpose, path, moment.row.to, here))
    if entry is None or len(wrong) < 2:
        return None
    return Draft(
        lead=moment.opening,
        text=f"What in it {purpose.does}?",
        right=Choice(_label(path), entry.meaning),
        wrong=wrong,
        weight=purpose.weight,
        spec=entry.spec,
        about=_label(path),
    )


def _beside(purpose: Purpose, path: str, to: str, here: frozenset[str]) -> Iterator[Choice]:
    """What it is taken for, each with its own meaning, and whether it is there at all."""
    names = {_label(path)}
    for key in purpose.beside:
        lane, _, place = key.partition(":")
        entry = parameter(lane, place)
        if entry is None or _label(place) in names:
            continue
        names.add(_label(place))
        there = lane == to and place in here
        yield Choice(
            _label(place),
            f"{'That is in it too, but does something else.' if there else 'It is not in it.'} {entry.meaning}",
        )


def _label(path: str) -> str:
    """What a parameter is called, and where it stands if not in a place of its own."""
    if path == "header.authorization":
        return "`Authorization`, a header"
    name = path.rpartition(".")[2]
    return f"`{name}`, in the `Authorization` header" if path.startswith("header.") else f"`{name}`"
