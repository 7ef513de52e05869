"""How a client proves itself in a request, rightly and wrongly (RFC 6749 section 2.3, RFC 7523 section 2.2)."""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote_plus

from joserfc import jwt
from joserfc.jwk import OKPKey

from app.actors.assertions import client_key
from app.actors.places import ISSUER, TOKEN_ENDPOINT
from app.checks.token.assertion import ALGORITHM, TYPE, WAY
from app.wire.clock import EPOCH_SECONDS
from tests.oracle.drafts import Draft

KEYED = WAY
PROOF = ("client_id", "client_secret", "client_assertion_type", "client_assertion")  # where in a form it stands
USED_JTI = "a jti that came before"


def authenticated(draft: Draft, client_id: str, secret: str | None, way: str) -> Draft:
    """The request of this client, which proves itself in one way and no other."""
    bare = replace(draft.without(*PROOF), authorization=())
    if way == "basic":
        return replace(bare, authorization=(basic(client_id, secret or ""),))
    if way == KEYED:
        return bare.setting("client_assertion_type", TYPE).setting("client_assertion", signed(claims(client_id)))
    named = bare.setting("client_id", client_id)
    return named.setting("client_secret", secret or "") if way == "post" else named


def basic(client_id: str, secret: str) -> str:
    """The Authorization header of a client: each part form-encoded, then joined (RFC 6749 section 2.3.1)."""
    return in_base64(f"{quote_plus(client_id)}:{quote_plus(secret)}")


def in_base64(credentials: str) -> str:
    """`Basic` with this text as it stands."""
    return f"Basic {b64encode(credentials.encode()).decode()}"


def claims(client_id: str) -> dict[str, Any]:
    """What an assertion says that is right in everything."""
    lasting = {"iat": EPOCH_SECONDS, "exp": EPOCH_SECONDS + 60}
    return {"iss": client_id, "sub": client_id, "aud": TOKEN_ENDPOINT, **lasting, "jti": "a fresh jti"}


def signed(said: Mapping[str, Any], key: OKPKey | None = None) -> str:
    """An assertion, by default with the key that is registered."""
    return jwt.encode({"alg": ALGORITHM}, dict(said), key or client_key(), algorithms=[ALGORITHM])


def wrong_assertions(client_id: str) -> dict[str, str]:
    """Assertions that are wrong in one thing, or look as if they were."""
    right = claims(client_id)
    found = {}
    for name in right:
        found[f"without {name}"] = signed({key: value for key, value in right.items() if key != name})
        for value in ("", "x", 0, 1.5, None, True, ["x"], {}):
            found[f"with {name} {value!r}"] = signed({**right, name: value})
    for audience in (ISSUER, [TOKEN_ENDPOINT], [TOKEN_ENDPOINT, "https://other.example"], f"{ISSUER}/", [], [[ISSUER]]):
        found[f"for {audience!r}"] = signed({**right, "aud": audience})
    for seconds in (-9, 9):
        found[f"that ends in {seconds} s"] = signed({**right, "exp": EPOCH_SECONDS + seconds})
    for other in ("web", "nobody"):
        found[f"of {other}"] = signed(claims(other))
        found[f"by {other}"] = signed({**right, "iss": other})
    found["with a jti that came before"] = signed({**right, "jti": USED_JTI})
    found["not good yet"] = signed({**right, "nbf": EPOCH_SECONDS + 9})
    found["good since a while"] = signed({**right, "nbf": EPOCH_SECONDS - 9})
    found["made in the future"] = signed({**right, "iat": EPOCH_SECONDS + 9})
    found["signed with another key"] = signed(right, OKPKey.derive_key("another", "Ed25519"))
    head, payload, signature = signed(right).split(".")
    for algorithm in ("none", "EdDSA", "HS256"):
        header = urlsafe_b64encode(f'{{"alg":"{algorithm}"}}'.encode()).rstrip(b"=").decode()
        found[f"that calls its algorithm {algorithm}"] = f"{header}.{payload}.{signature}"
    found["without a signature"] = f"{head}.{payload}."
    found["without its last part"] = f"{head}.{payload}"
    found["signed over something else"] = f"{head}.{payload[:-4]}AAAA.{signature}"
    return found
