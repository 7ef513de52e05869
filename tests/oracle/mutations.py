"""What is done to a request: everything to every part of it, by rule and not by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from app.checks.clients import RegisteredClient
from app.checks.device import GRANT_TYPE
from tests.oracle.baselines import Baseline
from tests.oracle.drafts import FORM, METHODS, Draft
from tests.oracle.known import (
    ACCESS_TOKENS,
    APP_CB,
    CLIENTS,
    CODES,
    DEVICES,
    OTHER_CB,
    REFRESH_TOKENS,
    VERIFIER,
    WEB_CB,
)
from tests.oracle.proofs import KEYED, PROOF, authenticated, basic, in_base64, wrong_assertions

Mutations = Iterator[tuple[str, Draft]]

# Values that mean something else than the one that stood there.
OTHER_VALUES = {
    "client_id": tuple(CLIENTS),
    "redirect_uri": (
        *(WEB_CB, APP_CB, OTHER_CB, "http://127.0.0.1:8080/cb", "http://127.0.0.1:99999/cb", "http://localhost/cb"),
        *("https://printer.example/cb", "https://printer.example.evil.example/cb", "/cb", "javascript:alert(1)"),
        *("http://127.0.0.1/cb/../x", "http://127.0.0.1/cb#here", "http://evil@127.0.0.1/cb", "http://["),
    ),
    "response_type": ("token", "id_token", "code token", "code code", "none", "code,token"),
    "scope": (
        "photos.delete",
        "albums.read",
        "photos.read albums.read",
        "photos.read photos.read",
        "photos.read  x",
        "x",
        '"',
    ),
    "code_challenge": (VERIFIER, "v" * 42, "v" * 43, "v" * 128, "v" * 129, "v" * 42 + "="),
    "code_challenge_method": ("plain", "S256", "s256", "S512"),
    "code_verifier": ("w" * 43, "v" * 42, "v" * 129, VERIFIER + "="),
    "code": tuple(each.code for each in CODES),
    "refresh_token": tuple(each.token for each in (*REFRESH_TOKENS, *ACCESS_TOKENS)),
    "device_code": tuple(each.device_code for each in DEVICES),
    "token": tuple(each.token for each in (*ACCESS_TOKENS, *REFRESH_TOKENS)),
    "token_type_hint": ("access_token", "refresh_token", "id_token"),
    "grant_type": (
        "authorization_code",
        "refresh_token",
        "client_credentials",
        "password",
        "implicit",
        "code",
        GRANT_TYPE,
    ),
}
# Every name that a specification gives to a parameter here: known, but out of place.
VOCABULARY = (
    *("response_type", "client_id", "client_secret", "redirect_uri", "scope", "state", "code_challenge"),
    *("code_challenge_method", "code_verifier", "code", "grant_type", "access_token", "refresh_token", "username"),
    *("password", "error", "token", "token_type_hint", "device_code", "user_code", "nonce", "prompt", "max_age"),
    *("response_mode", "request", "request_uri", "registration", "resource", "id_token_hint", "display", "claims"),
)
ALTERATIONS: dict[str, Callable[[str], str]] = {
    "longer": lambda value: f"{value}x",
    "cut short": lambda value: value[:-1],
    "in upper case": str.upper,
    "with a space before": lambda value: f" {value}",
    "with a space behind": lambda value: f"{value} ",
    "with a letter beyond ASCII": lambda value: f"{value}é",
    "encoded twice": lambda value: urlencode({"": value})[1:],
}


def mutated(baseline: Baseline) -> dict[str, Draft]:
    """Every mutation of one request by its name; what leaves the request as it was is left out."""
    ways = [_parameters, _values, _strangers, _transport]
    if baseline.draft.path == "/userinfo":
        ways.append(_bearers)
    elif baseline.draft.path != "/authorize":
        ways += [partial(_clients, baseline.client), partial(_assertions, baseline.client)]
    found = {f"{baseline.name}: {what}": draft for way in ways for what, draft in way(baseline.draft)}
    return {name: draft for name, draft in found.items() if draft != baseline.draft}


def _parameters(draft: Draft) -> Mutations:
    """Each parameter dropped, emptied, doubled, and put where it does not belong."""
    for name, value in draft.params:
        rest = draft.without(name).params
        yield f"{name} dropped", draft.without(name)
        yield f"{name} emptied", draft.setting(name, "")
        yield f"{name} doubled", draft.having([*draft.params, (name, value)])
        yield f"{name} doubled with another value", draft.having([*draft.params, (name, "other")])
        yield f"{name} doubled with nothing", draft.having([*draft.params, (name, "")])
        yield f"{name} doubled, nothing first", draft.having([(name, ""), *draft.params])
        yield f"{name} under another name", draft.having([*rest, (name.upper(), value)])
        if draft.form is None:
            yield f"{name} in the body", replace(draft.without(name), method="POST", form=((name, value),))
        else:
            yield f"{name} in the query", replace(draft.without(name), query=((name, value),))
            yield f"{name} in the query too", replace(draft, query=((name, value),))


def _values(draft: Draft) -> Mutations:
    """Each parameter altered, and with every other value that is known for it."""
    for name, value in draft.params:
        for how, alter in ALTERATIONS.items():
            yield f"{name} {how}", draft.setting(name, alter(value))
        for other in OTHER_VALUES.get(name, ()):
            yield f"{name}={other}", draft.setting(name, other)


def _strangers(draft: Draft) -> Mutations:
    """Parameters that nobody knows, and those that belong to other requests."""
    yield "a stranger added", draft.having([*draft.params, ("stranger", "x")])
    yield "a stranger added empty", draft.having([*draft.params, ("stranger", "")])
    yield "a stranger added twice", draft.having([*draft.params, ("stranger", "x"), ("stranger", "x")])
    for name in VOCABULARY:
        if name not in dict(draft.params):
            yield f"{name} added", draft.setting(name, "x")
            yield f"{name} added empty", draft.setting(name, "")


def _transport(draft: Draft) -> Mutations:
    """Another method, and another content type."""
    for method in METHODS:
        yield f"by {method}", replace(draft, method=method)
    if draft.form is None:
        yield "as a form by POST", replace(draft, method="POST", query=(), form=draft.query)
        return
    text = urlencode(draft.form)
    yield "with the parameters in the query", replace(draft, query=draft.form, form=())
    yield "by GET with the parameters in the query", replace(draft, method="GET", query=draft.form, form=None)
    yield "with an empty body", replace(draft, form=())
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form"):
        yield f"called {kind}", replace(draft, content_type=kind)
    yield "called nothing", replace(draft, content_type=None)
    yield "called a form in upper case", replace(draft, content_type=FORM.upper())
    yield "called a form with a charset", replace(draft, content_type=f"{FORM}; charset=UTF-8")
    yield "in JSON", replace(draft, content_type="application/json", body=json.dumps(dict(draft.form)).encode())
    yield "in multipart", replace(draft, content_type="multipart/form-data; boundary=x", body=_multipart(draft))
    yield "with empty pairs between", replace(draft, body=f"&&{text.replace('&', '&&')}&".encode())
    yield "with a name alone between", replace(draft, body=f"stranger&{text}".encode())
    yield "separated by semicolons", replace(draft, body=text.replace("&", ";").encode())


def _multipart(draft: Draft) -> bytes:
    parts = (f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in draft.params)
    return f"{''.join(parts)}--x--\r\n".encode()


def _clients(client: RegisteredClient, draft: Draft) -> Mutations:
    """The client authenticating otherwise, wrongly, doubly or not at all, and every other client in its place."""
    own, secret = client.client_id, client.secret or "guessed"
    yield "no client at all", replace(draft.without(*PROOF), authorization=())
    for way in ("basic", "post", "none"):
        yield f"the client by {way}", authenticated(draft, own, secret, way)
        yield f"the client by {way}, secret wrong", authenticated(draft, own, "wrong", way)
        yield f"the client by {way}, secret empty", authenticated(draft, own, "", way)
        yield f"an unknown client by {way}", authenticated(draft, "nobody", "x", way)
        yield f"an empty client by {way}", authenticated(draft, "", secret, way)
    for other in CLIENTS.values():
        if other is not client:
            yield f"{other.client_id} instead", authenticated(draft, other.client_id, other.secret, other.auth_method)
            yield f"{other.client_id} in the form besides", draft.setting("client_id", other.client_id)
    header = basic(own, secret)
    bare = authenticated(draft, own, secret, "basic")
    for what, values in _headers(own, secret, header).items():
        yield f"Authorization {what}", replace(bare, authorization=values)
    yield "basic and post", bare.setting("client_id", own).setting("client_secret", secret)
    yield "basic and post, the latter wrong", bare.setting("client_id", own).setting("client_secret", "wrong")
    yield "basic and client_id", bare.setting("client_id", own)
    yield "basic and an empty client_secret", bare.setting("client_id", own).setting("client_secret", "")
    yield "basic and a secret alone", bare.setting("client_secret", secret)
    posted = (("client_id", own), ("client_secret", secret))
    yield "credentials in the query", replace(bare, authorization=(), query=posted)
    yield "credentials in the query too", replace(draft, query=posted)


def _assertions(client: RegisteredClient, draft: Draft) -> Mutations:
    """A signed assertion that is wrong in one thing; and the client's own proof with a right one besides."""
    own = client.client_id
    if client.auth_method == KEYED:
        for what, assertion in wrong_assertions(own).items():
            yield f"assertion {what}", draft.setting("client_assertion", assertion)
    else:
        asserted = authenticated(draft, own, None, KEYED)
        proof = [(name, value) for name, value in asserted.params if name in PROOF]
        yield "the client by an assertion", asserted
        yield "an assertion besides", draft.having([*draft.params, *proof])


def _bearers(draft: Draft) -> Mutations:
    """The token in another place, in two places, or another token in its place (RFC 6750 section 2)."""
    header = draft.authorization[0]
    token = header.removeprefix("Bearer ")
    bare = replace(draft, authorization=())
    yield "no token", bare
    yield "the token in the query", replace(bare, query=(("access_token", token),))
    yield "the token in a form", replace(bare, method="POST", form=(("access_token", token),))
    yield "the token in the query too", replace(draft, query=(("access_token", token),))
    for other in (*ACCESS_TOKENS, *REFRESH_TOKENS):
        yield f"with {other.token}", replace(draft, authorization=(f"Bearer {other.token}",))
    for what, values in _headers("login", "guessed", header).items():
        yield f"Authorization {what}", replace(draft, authorization=values)
    for scheme in ("bearer", "BEARER", "DPoP", "Token", "Bearer:"):
        yield f"by the scheme {scheme}", replace(draft, authorization=(f"{scheme} {token}",))


def _headers(client_id: str, secret: str, header: str) -> dict[str, tuple[str, ...]]:
    """Authorization headers that are nearly right."""
    scheme, _, encoded = header.partition(" ")
    return {
        "in lower case": (f"{scheme.lower()} {encoded}",),
        "after two spaces": (f"{scheme}  {encoded}",),
        "without a scheme": (encoded,),
        "of another scheme": (f"Digest {encoded}",),
        "with nothing": (scheme,),
        "without padding": (f"{scheme} {encoded.rstrip('=')}",),
        "with more behind": (f"{header} {encoded}",),
        "not in base64": ("Basic ****",),
        "not in UTF-8": ("Basic //79",),
        "without a colon": (in_base64(client_id),),
        "without a secret": (in_base64(f"{client_id}:"),),
        "without a client": (in_base64(f":{secret}"),),
        "not form-encoded": (in_base64(f"{client_id}:{secret}"),),
        "twice": (header, header),
        "twice, wrong first": (basic(client_id, "wrong"), header),
        "twice, wrong second": (header, basic(client_id, "wrong")),
        "empty": ("",),
    }
