"""Whatever people do to whichever messages: there is a trace, and everything that reads traces can read it."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports import EXPORTS
from app.trace import RequestSent, ResponseSent, RunDecision, Trace
from app.trace.story import fold
from app.web.showing import show
from tests.playing import library, played

NAMES = (
    *(
        "state",
        "code",
        "client_id",
        "redirect_uri",
        "scope",
        "response_type",
        "code_challenge",
        "code_challenge_method",
    ),
    *("code_verifier", "grant_type", "client_secret", "username", "password", "csrf_token", "decision"),
    *(
        "access_token",
        "token_type",
        "expires_in",
        "photos",
        "owner",
        "error",
        "__Host-sid",
        "__Host-session",
        "a.b",
        "x",
    ),
)
HEADERS = (
    *("Authorization", "Content-Type", "Content-Length", "Content-Encoding", "Transfer-Encoding", "Location", "Cookie"),
    *(
        "Set-Cookie",
        "Host",
        "Referer",
        "Origin",
        "Range",
        "If-None-Match",
        "Expect",
        "Connection",
        "Referrer-Policy",
        "X",
    ),
)
TELLING = (
    *(
        "",
        "{}",
        "[]",
        "null",
        '{"error":{}}',
        '{"error":null}',
        '{"access_token":5}',
        '{"access_token":"\\ud800","token_type":"Bearer"}',
        '{"error":"\\ud800"}',
        "[" * 5000,
        '{"access_token":"a b"}',
        "²",
        "--5",
    ),
    *("http://[", "//[::1", "javascript:alert(1)", "https://photos.example/photos", "https://accounts.example/token?a"),
    *("Basic é", "Basic //8=", "Bearer", "Bearer a.b.c", "Bearer e30.W10.x", "gzip", "chunked", "text/html", "\u202e"),
    *(
        "application/json",
        "application/x-www-form-urlencoded; charset=nope",
        "multipart/form-data; boundary=x",
        "%ff%00",
    ),
    *("<![x[", '<title>x<form action="http://[" method=post>', '<form action="/login" method=post><input name="é">'),
    *(
        "200",
        "204",
        "303",
        "304",
        "307",
        "401",
        "500",
        "599",
        "GET",
        "POST",
        "HEAD",
        "OPTIONS",
        "a=b; Max-Age=²",
        "a" * 5000,
    ),
)
PATHS = st.one_of(
    st.sampled_from(("status", "method", "url", "body", "location", "location.url", "fragment.x", "nonsense", "")),
    st.builds(
        "{}.{}".format,
        st.sampled_from(("query", "form", "cookie", "json", "location.query", "location.fragment")),
        st.sampled_from(NAMES),
    ),
    st.builds("header.{}".format, st.sampled_from(HEADERS)),
)
VALUES = st.none() | st.sampled_from(TELLING) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
EDITS = st.builds(lambda changes: ("edit", changes, 0), st.dictionaries(PATHS, VALUES, min_size=1, max_size=3))
FAULTS = st.sampled_from((("drop", {}, 0), ("delay", {}, 70_000), ("delay", {}, 10**12)))


def places(scenario: str) -> list[str]:
    """Every message of the scenario as it is played without any decision."""
    return [
        f"{event.step}.{'request' if isinstance(event, RequestSent) else 'response'}"
        for event in played(scenario).events
        if isinstance(event, (RequestSent, ResponseSent))
    ]


@pytest.mark.parametrize("scenario", library())
@settings(max_examples=60)
@given(data=st.data())
def test_any_decisions_at_any_messages_end_in_a_trace_that_can_be_shown(scenario: str, data: st.DataObject) -> None:
    done = data.draw(st.lists(st.tuples(st.sampled_from(places(scenario)), EDITS | FAULTS), min_size=1, max_size=3))
    decisions = [RunDecision(at=at, do=do, set=changes, ms=ms) for at, (do, changes, ms) in done]
    trace = played(scenario, decisions=decisions)
    assert Trace.from_json(trace.to_json()) == trace
    answered_by_us = [event.original or event for event in trace.events if isinstance(event, ResponseSent)]
    assert 500 not in [response.status for response in answered_by_us]
    story = fold(trace)
    assert sorted(link.n for link in story.links if link.n) == list(range(1, story.total + 1))
    assert msgspec.json.encode(show(trace.head.run, library()[scenario]).snapshot(0, story.total, "open"))
    for export in EXPORTS.values():
        assert export.render(trace)


@pytest.mark.parametrize("scenario", library())
@pytest.mark.parametrize("do", ["drop", "replay"])
def test_any_message_can_be_lost_and_any_request_sent_again(scenario: str, do: str) -> None:
    for place in places(scenario):
        if do == "drop" or place.endswith("request"):
            trace = played(scenario, decisions=[RunDecision(at=place, do=do)])
            assert trace.head.unused == ()
            assert fold(trace).total
