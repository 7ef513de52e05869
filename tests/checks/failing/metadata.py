"""What the client makes of a server's metadata."""

from tests.checks.failing.case import Failing, Passing

LOOKED_UP = "server-metadata"


def _failing(path: str, value: str | None) -> Failing:
    return Failing("metadata#1.response", {path: value}, "400 page", LOOKED_UP, answered_at="open#1")


FAILING = {
    "metadata.success": _failing("status", "404"),
    "metadata.issuer": _failing("json.issuer", "https://evil.example"),
    "metadata.endpoints": _failing("json.token_endpoint", "http://accounts.example/token"),
    "metadata.response_types": _failing("json.response_types_supported", None),
    "metadata.auth_method": Failing(
        "metadata#1.response",
        {"json.token_endpoint_auth_methods_supported": None},
        "400 page",
        LOOKED_UP,
        {"client.auth": "private_key_jwt"},
        answered_at="open#1",
    ),
    "metadata.pkce": _failing("json.code_challenge_methods_supported", None),
}
PASSING = {id: Passing(LOOKED_UP) for id in FAILING}
