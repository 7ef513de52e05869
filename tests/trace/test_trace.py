"""The one byte form of a trace."""

import json

import msgspec
import pytest

from app.trace import Recorder, RunDecision, Silent, Trace, lane_name, lane_names
from app.trace.events import Mint
from tests.playing import library, played

HOSTILE = [
    RunDecision(at="consent#1.answer", do="answer", set={"allow": True, "scopes": ["photos.read"]}),
    RunDecision(at="authorize#1.request", do="edit", set={"query.state": '"><img src=x onerror=alert(1)>\u2028é😀'}),
    RunDecision(at="token#1.request", do="delay", ms=5),
    RunDecision(at="photos#1.response", do="drop"),
    RunDecision(at="photos#9.response", do="drop"),
]


@pytest.mark.parametrize("scenario", library())
@pytest.mark.parametrize("decisions", [[], HOSTILE], ids=["plain", "hostile"])
def test_a_trace_reads_back_what_it_wrote(scenario: str, decisions: list[RunDecision]) -> None:
    trace = played(scenario, decisions=decisions)
    written = trace.to_json()
    assert Trace.from_json(written) == trace
    assert Trace.from_json(written).to_json() == written


def test_a_trace_is_compact_utf_8_with_a_newline_and_its_fields_in_order() -> None:
    written = played("pkce-s256", decisions=HOSTILE).to_json()
    document = json.loads(written)
    assert written == json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
    assert list(document) == ["head", "events"]
    assert list(document["head"]) == ["format", "run", "switches", "cast", "phases", "steps", "unused"]
    assert list(document["events"][0])[:6] == ["kind", "seq", "at", "actor", "cause", "step"]


def test_a_trace_holds_no_floats() -> None:
    def refuse(text: str) -> None:
        raise AssertionError(f"a float: {text}")

    json.loads(played("authorization-code").to_json(), parse_float=refuse)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"head":1,"events":[]}', b"\xff", b"nonsense"])
def test_what_is_no_trace_is_refused(content: bytes) -> None:
    with pytest.raises((msgspec.MsgspecError, UnicodeDecodeError)):
        Trace.from_json(content)


@pytest.mark.parametrize("scenario", library())
def test_events_are_numbered_from_one_and_caused_by_earlier_ones(scenario: str) -> None:
    events = played(scenario).events
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert all(event.cause is None or event.cause < event.seq for event in events)
    assert [event.at for event in events] == sorted(event.at for event in events)


def test_a_silent_recorder_keeps_nothing() -> None:
    for recorder, kept in ((Recorder(), 1), (Silent(), 0)):
        fields = {"at": 0, "actor": "a", "cause": None, "step": "", "exchange": None, "parent": None}
        recorder.add(Mint, **fields, name="n", value="v", bound_to="")
        assert len(recorder.events) == kept


def test_an_actor_is_called_as_the_cast_has_it_and_a_lane_outside_of_it_as_it_is() -> None:
    cast = played("authorization-code").head.cast
    assert list(lane_names(cast)) == [lane.lane for lane in cast]
    assert all(lane_name(cast, lane.lane) == lane_names(cast)[lane.lane] == lane.name for lane in cast)
    assert lane_name(cast, "attacker") == "attacker"
