"""Whatever people do to whichever messages: there is a trace, and everything that reads traces can read it."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports import EXPORTS
from app.trace import ResponseSent, RunDecision, Trace
from app.trace.story import fold
from app.web.showing import show
from tests.playing import library, played
from tests.properties.deciding import decisions, messages, settings_of


@settings(max_examples=100)
@given(data=st.data(), scenario=st.sampled_from(sorted(library())))
def test_any_decisions_at_any_messages_end_in_a_trace_that_can_be_shown(data: st.DataObject, scenario: str) -> None:
    done = data.draw(decisions(scenario, most=6))
    trace = played(scenario, data.draw(settings_of(scenario)), done)
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
    for place in messages(scenario):
        if do == "drop" or place.endswith("request"):
            trace = played(scenario, decisions=[RunDecision(at=place, do=do)])
            assert trace.head.unused == ()
            assert fold(trace).total
