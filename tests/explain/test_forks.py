"""Forks in words: what they are called, which check caught them, and where the run differs."""

import pytest

from app.explain.forks import differing, fork_name, outcome
from app.trace import RunDecision
from app.trace.story import fold
from tests.playing import message, played

NAMES = {"as": "Accounts", "client": "Photo printer", "rs": "Photo library"}
TOKEN = "token#1.request"


def edit(at, changes):
    return RunDecision(at, "edit", changes)


def told(*decisions, switches=None, scenario="pkce-s256", waits=False):
    """What came of the last of some decisions."""
    before = fold(played(scenario, switches, decisions[:-1]))
    after = fold(played(scenario, switches, decisions))
    return outcome("it", before, after, waits, NAMES)


@pytest.mark.parametrize(
    ("decision", "name"),
    [
        (edit(TOKEN, {"form.code_verifier": "x"}), "form.code_verifier changed at token"),
        (edit(TOKEN, {"form.code_verifier": None}), "form.code_verifier removed at token"),
        (edit(TOKEN, {"form.resource": "x"}), "form.resource added at token"),
        (edit(TOKEN, {"form.code": "x", "form.b": "y"}), "form.code and 1 more changed at token"),
        (edit("token#1.response", {"status": "500"}), "status changed at token response"),
        (edit("token#2.request", {"form.code": "x"}), "form.code added at token#2"),
        (edit("login_page#1.response", {"body": "x"}), "body changed at login_page response"),
        (RunDecision(TOKEN, "drop"), "token dropped"),
        (RunDecision("token#1.response", "drop"), "token response dropped"),
        (RunDecision(TOKEN, "replay"), "token repeated"),
        (RunDecision(TOKEN, "delay", ms=3_600_000), "token delayed by 1 hour"),
        (RunDecision(TOKEN, "delay", ms=90_000), "token delayed by 90 seconds"),
    ],
)
def test_a_fork_is_named_after_its_decision(decision, name):
    before = message(played("pkce-s256"), decision.at) if "#1" in decision.at else None
    assert fork_name(decision, before) == name


def test_the_check_that_caught_it_is_named_with_its_message():
    found = told(edit(TOKEN, {"form.code_verifier": "x" * 43}))
    assert (found.verdict, found.caught.id, found.caught.n) == ("caught", "token.pkce.verify", 12)
    assert found.text == "Accounts caught it: the code_verifier does not fit the code_challenge."
    assert found.caught.seq == next(check.seq for check in failures(edit(TOKEN, {"form.code_verifier": "x" * 43})))


def failures(*decisions):
    events = played("pkce-s256", decisions=decisions).events
    return [event for event in events if getattr(event, "verdict", "") == "failed" and event.enforced]


def test_a_change_may_be_caught_later_by_somebody_else():
    found = told(edit("authorize#1.request", {"query.state": "x"}))
    assert (found.verdict, found.caught.id, found.caught.n) == ("caught", "callback.state", 11)
    assert found.text.startswith("Photo printer caught it")


def test_what_is_repeated_is_caught_at_the_repetition():
    found = told(RunDecision(TOKEN, "replay"))
    assert (found.caught.id, found.caught.n) == ("token.code.unused", 14)


def test_a_check_that_nobody_holds_to_saw_it():
    off = {"check.token.pkce.verify": "off"}
    found = told(edit(TOKEN, {"form.code_verifier": "x" * 43}), switches=off)
    assert (found.verdict, found.caught.id) == ("seen", "token.pkce.verify")
    assert "went on" in found.text


def test_a_check_that_failed_before_as_well_did_not_catch_it():
    refused = edit(TOKEN, {"form.code_verifier": "x" * 43})
    again = told(refused, edit("callback#1.response", {"header.X-Note": "x"}))
    assert again.verdict == "unnoticed"


def test_nobody_noticed_what_no_check_looks_at():
    found = told(edit("photos#1.response", {"json.owner": "eve"}))
    assert found.verdict == "unnoticed"
    assert found.text == (
        "Nobody noticed: the run ends as before, with 200 3 photos to print, Photo printer to Her browser."
    )


def test_an_edit_that_finds_nothing_to_change_has_changed_nothing():
    found = told(edit(TOKEN, {"form.code_verifier": None}), switches={"client.pkce": "none"})
    assert (found.verdict, found.differ) == ("unnoticed", "")
    assert found.text.startswith("It changes nothing in this run")


def test_a_run_may_end_otherwise_without_any_check():
    found = told(RunDecision(TOKEN, "drop"))
    assert found.verdict == "ended"
    assert "the run ends otherwise" in found.text


def test_a_run_that_waits_is_not_judged_yet():
    assert told(edit("authorize#1.request", {"header.X": "1"}), waits=True).verdict == "open"


def test_a_run_without_messages_is_told_too():
    before, after = fold(played("pkce-s256")), fold(played("pkce-s256", people=("owner",)))
    assert "no message is left" in outcome("it", before, after, False, NAMES).text


def test_messages_differ_by_place_and_not_by_number():
    before = fold(played("pkce-s256"))
    replayed = fold(played("pkce-s256", decisions=[RunDecision(TOKEN, "replay")]))
    assert differing(before, before) == frozenset()
    assert differing(before, replayed) == {14, 15}
    assert told(RunDecision(TOKEN, "replay")).differ == "2 messages are new, from 14 on."
    assert told(edit("photos#1.response", {"json.owner": "eve"})).differ == "Only message 15 differs."
    assert told(RunDecision("photos#1.response", "delay", ms=10)).differ == ""


def test_what_is_not_sent_any_more_is_counted():
    lost = told(RunDecision("token#1.response", "drop"))
    assert lost.differ == "Message 14 differs. 2 messages are not sent any more."
    waiting = outcome("it", fold(played("pkce-s256")), fold(played("pkce-s256", people=("owner",))), True, NAMES)
    assert "not sent" not in waiting.differ
