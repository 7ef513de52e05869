"""A message to whoever opened the window: what travels, and what the page says."""

import pytest

from app.trace.messages import body_text
from app.trace.paths import form_of, query_of
from tests.playing import message, played, steps

LESSON = "attack-message-to-opener"


def test_the_request_and_its_answer_are_the_printers_own_and_the_token_leaves_by_the_other_window() -> None:
    trace = played(LESSON)
    assert dict(query_of(message(trace, "authorize#1.request")))["redirect_uri"] == "https://printer.example/cb"
    assert query_of(message(trace, "callback#1.request")) == []
    done = steps(trace)
    assert done.index("GET callback#1") < done.index("POST heard#1") < done.index("GET thief_photos#1")
    assert dict(form_of(message(trace, "heard#1.request")))["access_token"]


@pytest.mark.parametrize(
    ("value", "said"),
    [("any", ', "*");'), ("exact", ', "https://printer.example");'), ("none", "")],
)
def test_the_page_says_to_whom_it_hands_the_answer(value: str, said: str) -> None:
    trace = played(LESSON, {"client.message_origin": value})
    shown = body_text(message(trace, "callback#1.response"))
    assert ("opener.postMessage" in shown) == bool(said)
    assert said in shown
    assert ("POST heard#1" in steps(trace)) == (value == "any")
