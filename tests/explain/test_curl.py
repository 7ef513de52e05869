"""A request as a cURL command."""

import shlex

from app.explain.curl import as_curl
from app.trace import Body, Request
from tests.playing import message, played


def test_the_token_request_becomes_a_command():
    request = message(played("pkce-s256"), "token#1.request")
    words = shlex.split(as_curl(request).replace("\\\n", " "))
    assert words[:2] == ["curl", "https://accounts.example/token"]
    assert words[-2:] == ["--data-raw", request.body.text]
    assert "Content-Type: application/x-www-form-urlencoded" in words
    assert not [word for word in words if word.lower().startswith(("host:", "content-length:"))]


def test_hostile_text_stays_inside_its_quotes():
    hostile = "'; rm -rf / #$(id)`id`\n"
    request = Request("PUT", f"https://a.example/?q={hostile}", (("X", hostile),), Body(text=hostile))
    words = shlex.split(as_curl(request).replace(" \\\n  ", " "))
    assert words == [
        "curl",
        f"https://a.example/?q={hostile}",
        "--request",
        "PUT",
        "--header",
        f"X: {hostile}",
        "--data-raw",
        hostile,
    ]
