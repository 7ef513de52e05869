"""The resource server."""

import base64
import json

from app.trace.messages import header
from tests.checks.failing.case import Failing, appended


def claiming(**claims: str):
    """An edit that puts other claims into the access token, whose signature then no longer fits."""

    def edit(request):
        head, payload, signature = (header(request, "authorization") or "").removeprefix("Bearer ").split(".")
        changed = {**json.loads(base64.urlsafe_b64decode(payload + "==")), **claims}
        encoded = base64.urlsafe_b64encode(json.dumps(changed).encode()).rstrip(b"=").decode()
        return {"header.Authorization": f"Bearer {head}.{encoded}.{signature}"}

    return edit


def headed(**header_members: str):
    """An edit that says another algorithm in the token's header."""

    def edit(request):
        _, payload, signature = (header(request, "authorization") or "").removeprefix("Bearer ").split(".")
        head = base64.urlsafe_b64encode(json.dumps(header_members).encode()).rstrip(b"=").decode()
        return {"header.Authorization": f"Bearer {head}.{payload}.{signature}"}

    return edit


UNSIGNED = {"check.resource.token.signature": "off"}  # a token that is right but for one claim cannot be forged
FAILING = {
    "resource.token.present": Failing("photos#1.request", {"header.Authorization": None}, "401 None"),
    "resource.token.one_place": Failing("photos#1.request", appended("?access_token=x"), "400 invalid_request"),
    "resource.token.not_in_uri": Failing(
        "photos#1.request",
        lambda request: {
            "header.Authorization": None,
            "url": f"{request.url}?access_token={header(request, 'authorization').removeprefix('Bearer ')}",
        },
        "400 invalid_request",
    ),
    "resource.token.form": Failing("photos#1.request", {"header.Authorization": "Bearer opaque"}, "401 invalid_token"),
    "resource.token.algorithm": Failing("photos#1.request", headed(alg="none", typ="at+jwt"), "401 invalid_token"),
    "resource.token.signature": Failing(
        "photos#1.request",
        lambda request: {"header.Authorization": (header(request, "authorization") or "")[:-8] + "AAAAAAAA"},
        "401 invalid_token",
    ),
    "resource.token.unexpired": Failing("photos#1.request", {}, "401 invalid_token", do="delay", ms=3_600_001),
    "resource.token.issuer": Failing("photos#1.request", claiming(iss="https://evil.example"), "401 invalid_token"),
    "resource.token.audience": Failing(
        "photos#1.request", claiming(aud="https://bank.example"), "401 invalid_token", switches=UNSIGNED
    ),
    "resource.token.owner": Failing(
        "photos#1.request", claiming(sub="printer-app"), "403 insufficient_scope", switches=UNSIGNED
    ),
    "resource.token.scope": Failing(
        "photos#1.request",
        claiming(scope="photos.delete"),
        "403 insufficient_scope",
        switches=UNSIGNED,
    ),
}
