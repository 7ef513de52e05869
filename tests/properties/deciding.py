"""What people may decide, for Hypothesis to draw from: any edit, loss, delay or repetition, at any message of a run."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import strategies as st

from app.checks import LEDGER
from app.flows import FLOWS
from app.switches import SWITCHES
from app.trace import Mint, Request, RequestSent, Response, ResponseSent, RunDecision
from app.trace.paths import cookies_of, form_of, json_of, location_of, pairs, query_of, read, split_url
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
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FAULTS = st.sampled_from((("drop", {}, 0), ("replay", {}, 0), ("delay", {}, 70_000), ("delay", {}, 10**12)))


@lru_cache
def messages(scenario: str, seed: int = 1) -> dict[str, Request | Response]:
    """Every message of the scenario by its place, as it is played without any decision."""
    return {
        f"{event.step}.{'request' if isinstance(event, RequestSent) else 'response'}": event.message
        for event in played(scenario, seed=seed).events
        if isinstance(event, (RequestSent, ResponseSent))
    }


@lru_cache
def paths(scenario: str, place: str) -> list[str]:
    """Where there is something to change in one message."""
    message = messages(scenario)[place]
    document, split = json_of(message), split_url(location_of(message))
    found = {
        "query": dict(query_of(message)),
        "form": dict(form_of(message)),
        "cookie": dict(cookies_of(message)) if isinstance(message, Request) else {},
        "json": document if isinstance(document, dict) else {},
        "location.query": dict(pairs(split.query)),
        "location.fragment": dict(pairs(split.fragment)),
        "header": {name: value for name, value in message.headers if name in {"Authorization", "Content-Type"}},
    }
    there = [f"{source}.{name}" for source, names in found.items() for name in names]
    return there or ["url" if isinstance(message, Request) else "status"]


@lru_cache
def values(scenario: str) -> list[str]:
    """What was made in the scenario's run: values that are good elsewhere."""
    return sorted({event.value for event in played(scenario).events if isinstance(event, Mint)})


def _of_another(scenario: str, place: str, path: str) -> str | None:
    """What stands there in the same run of another seed: another owner's, or a thief's."""
    return read(messages(scenario, seed=2)[place], path)


def _goes(message: Request | Response, to: str) -> bool:
    return isinstance(message, Request) and message.url.startswith(to)


@st.composite
def decisions(draw: st.DrawFn, scenario: str, most: int, to: str = "") -> list[RunDecision]:
    """One to `most` decisions at messages of a scenario, or at its requests when they are sent a second time; where
    `to` says so, only at requests to addresses that start like that.

    An edit puts another run's value where this run has its own, or anything anywhere.
    """
    done = []
    found = [place for place, message in messages(scenario).items() if not to or _goes(message, to)]
    for _ in range(draw(st.integers(1, most))):
        place = draw(st.sampled_from(found))
        at = place.replace("#1.request", draw(st.sampled_from(["#1.request", "#1.request", "#2.request"])))
        path = st.sampled_from(paths(scenario, place)) | PATHS
        written = st.none() | st.sampled_from([*values(scenario), *TELLING]) | TEXTS
        anything = st.dictionaries(path, written, min_size=1, max_size=3)
        swapped = st.sampled_from([{path: _of_another(scenario, place, path)} for path in paths(scenario, place)])
        edit = st.tuples(st.just("edit"), swapped | anything, st.just(0))
        do, changes, ms = draw(edit | FAULTS)
        done.append(RunDecision(at=at, do=do, set=changes, ms=ms))
    return done


@st.composite
def settings_of(draw: st.DrawFn, scenario: str) -> dict[str, str]:
    """Some switches of the scenario's flow at any value, and some checks of the authorization server off."""
    names = draw(st.lists(st.sampled_from(FLOWS[library()[scenario].flow].switches), max_size=2, unique=True))
    chosen = {name: draw(st.sampled_from(list(SWITCHES[name].values))) for name in names}
    own = [id for id, rule in LEDGER.items() if rule.actor == "as"]
    off = draw(st.lists(st.sampled_from(own), max_size=2, unique=True))
    return {**chosen, **{f"check.{id}": "off" for id in off}}
