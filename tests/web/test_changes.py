"""Changes of the run on a stage: what is sent, what is refused, and that a refusal changes nothing."""

import hashlib
from contextlib import suppress

import pytest
from msgspec.structs import replace

from app.runs import RunError, link_of
from app.runs.forks import ROOM
from app.runs.links import MAX_LINK
from app.trace import Run, RunDecision
from app.web.changes import MAX_SETTINGS, decide, draft, play_by, switch
from app.web.showing import show
from app.web.stages import Stage
from tests.playing import library

TOKEN = "token#1.request"


def stage(at=12, mode="open", **run):
    showing = show(Run(scenario="pkce-s256", **run), library()["pkce-s256"])
    return Stage(showing, at, at, mode)


def forked(there, **asked):
    (packet,) = decide(there, asked)
    return packet


def test_a_fork_stays_at_its_message_and_says_what_came_of_it():
    packet = forked(stage(), at=TOKEN, do="edit", set={"form.code_verifier": "x" * 43})
    snapshot = packet["snapshot"]
    assert packet["change"] == {"name": "form.code_verifier changed at token", "from": "/s/pkce-s256"}
    assert (snapshot["cursor"], snapshot["total"], snapshot["without"]) == (12, 14, "/s/pkce-s256")
    assert (snapshot["fork"].name, snapshot["fork"].verdict) == ("form.code_verifier changed at token", "caught")
    assert [row.n for row in snapshot["rows"] if row.differs] == [12, 13, 14]
    assert [row.n for row in snapshot["rows"] if row.tampered] == [12]


def test_the_common_prefix_is_kept():
    there = stage()
    before = there.showing.story.rows
    packet = forked(there, at=TOKEN, do="edit", set={"form.code_verifier": "x" * 43})
    kept = [row for row in packet["snapshot"]["rows"] if row.seq <= packet["keep"]]
    assert kept == list(before[: len(kept)])
    assert kept[-1].n == 11


def test_the_edited_message_says_what_it_was():
    packet = forked(stage(), at=TOKEN, do="edit", set={"form.code_verifier": "x"})
    (changed,) = packet["snapshot"]["details"]["12"].changed
    assert (changed.path, changed.after) == ("form.code_verifier", "x")


def fits(there, text):
    """Whether a fork with that verifier has a link."""
    decisions = (RunDecision(TOKEN, "edit", {"form.code_verifier": text}),)
    with suppress(RunError):
        return len(link_of(replace(there.showing.run, decisions=decisions))) <= MAX_LINK - ROOM
    return False


@pytest.mark.parametrize("do", ["drop", "replay"])
def test_a_message_is_dropped_or_repeated(do):
    assert forked(stage(), at=TOKEN, do=do)["snapshot"]["fork"] is not None


def test_a_delay_is_in_seconds():
    packet = forked(stage(), at=TOKEN, do="delay", seconds=3600)
    assert packet["change"]["name"] == "token delayed by 1 hour"
    assert packet["snapshot"]["fork"].caught.id == "token.code.unexpired"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "decision"),
        ({"at": 5, "do": "drop"}, "decision"),
        ({"at": TOKEN, "do": "edit", "set": [1]}, "decision"),
        ({"at": TOKEN, "do": "edit", "set": {"form.code": {"a": 1}}}, "decision"),
        ({"at": TOKEN, "do": "edit", "set": {"nothing": "x"}}, "nothing"),
        ({"at": TOKEN, "do": "delay", "seconds": None}, "seconds"),
        ({"at": TOKEN, "do": "delay", "seconds": 1.5}, "seconds"),
        ({"at": TOKEN, "do": "delay", "seconds": True}, "seconds"),
        ({"at": TOKEN, "do": "delay", "seconds": -1}, "seconds"),
        ({"at": TOKEN, "do": "delay", "seconds": 10**18}, "seconds"),
        ({"at": "login#1.answer", "do": "answer", "set": {"password": "secret"}}, "decision"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(asked, field):
    there = stage()
    before = there.showing
    with pytest.raises(RunError) as refused:
        decide(there, asked)
    assert refused.value.field == field
    assert (there.showing, there.cursor, there.n) == (before, 12, 0)


def test_an_answer_goes_on_at_the_message_that_follows_from_it():
    there = stage(at=4)
    play_by(there, {"people": ["owner"]})
    assert there.showing.total == 4
    packet = forked(there, at="login#1.answer", do="answer", set={"account": "ana", "password": "right"})
    assert packet["change"]["name"] == "Ana types account and password"
    assert (there.cursor, there.showing.total) == (5, 8)


def test_who_becomes_the_owner_is_asked_and_may_stop_again():
    there = stage(at=5)
    (packet,) = play_by(there, {"people": ["owner"]})
    assert packet["change"]["name"] == "You are Ana"
    assert packet["snapshot"]["people"] == ("owner",)
    asks = there.showing.details[8].asks
    assert (there.showing.total, asks.at, asks.waits, asks.on_page) == (8, "consent#1.answer", True, True)
    (packet,) = play_by(there, {"people": []})
    assert packet["change"]["name"] == "Ana by script"
    assert there.showing.total == 16
    assert play_by(there, {"people": []})[0]["change"] is None


@pytest.mark.parametrize("people", [None, "owner", [7], ["as"], ["owner", "client"]])
def test_only_the_owner_can_be_played(people):
    with pytest.raises(RunError) as refused:
        play_by(stage(), {"people": people})
    assert refused.value.field == "people"


def test_a_switch_is_named_by_its_chip():
    (packet,) = switch(stage(), {"set": {"client.pkce": "plain"}})
    assert packet["change"] == {"name": "PKCE: plain", "from": "/s/pkce-s256"}
    assert packet["snapshot"]["fork"] is None


@pytest.mark.parametrize("settings", [None, [], {}, {f"x{n}": "y" for n in range(MAX_SETTINGS + 1)}])
def test_switches_come_as_an_object_of_not_too_many(settings):
    there = stage()
    with pytest.raises(RunError, match=f"set is an object of 1 to {MAX_SETTINGS} switches and their values"):
        switch(there, {"set": settings})
    assert (there.showing.run.switches, there.n) == ({}, 0)


def test_a_switch_that_makes_the_link_too_long_changes_nothing():
    there = stage()
    noise = "".join(hashlib.sha512(str(n).encode()).hexdigest() for n in range(99))
    sizes = (size for size in range(13_000, 9_000, -50) if fits(there, noise[:size]))
    forked(there, at=TOKEN, do="edit", set={"form.code_verifier": noise[: next(sizes)]})
    before = (there.showing, there.cursor, there.n)
    checks = {f"check.{id}": "off" for id in ("token.pkce.verify", "token.code.unused", "token.code.unexpired")}
    with pytest.raises(RunError, match="does not fit into a link"):
        switch(there, {"set": {"client.pkce": "plain", "as.pkce": "required", **checks}})
    assert (there.showing, there.cursor, there.n) == before


def test_a_draft_has_the_fields_of_the_message_and_its_place():
    drafted = draft(stage(), 12)
    assert (drafted["message"], drafted["at"]) == (12, TOKEN)
    assert [field.path for field in drafted["fields"]][-1] == "form.client_id"
    assert drafted["additions"] == ("query", "form", "header", "cookie")
    assert "code_verifier=" in drafted["body"]


def test_no_message_that_is_not_there_can_be_drafted():
    for there, at in ((stage(), 17), (stage(mode="hidden", at=3), 4)):
        with pytest.raises(RunError) as refused:
            draft(there, at)
        assert refused.value.field == "at"


def test_in_hidden_mode_nothing_is_told_before_it_can_be_seen():
    there = stage(mode="hidden", at=1)
    packet = forked(there, at="authorize#1.request", do="edit", set={"query.state": "x"})
    assert packet["snapshot"]["fork"].verdict == "open"
    assert "callback" not in str(packet["snapshot"]["fork"])
    assert packet["snapshot"]["revealed"] == 1
    told = {p["to"]: p["fork"].verdict for n in range(2, 13) for p in there.move(n) if p["kind"] == "reveal"}
    assert [n for n, verdict in told.items() if verdict == "caught"] == [11, 12]


def test_an_answer_that_was_given_can_be_given_otherwise():
    there = stage(at=16)
    asks = there.showing.details[8].asks
    assert (asks.waits, asks.on_page) == (False, True)
    packet = forked(there, at=asks.at, do="answer", set={"allow": False, "scopes": []})
    assert packet["change"]["name"] == "Ana clicks Deny"
    assert there.cursor == 9


def test_a_refused_answer_can_be_given_again():
    there = stage(at=4)
    forked(there, at="login#1.answer", do="answer", set={"account": "ana", "password": "wrong"})
    last = there.showing.details[-1].asks
    assert (last.at, last.on_page, last.waits) == ("login#1.answer", True, False)


def test_a_preset_sets_many_switches_at_once():
    there = stage()
    (packet,) = switch(there, {"set": {"preset": "rfc6749"}})
    assert packet["change"]["name"] == "preset: rfc6749"
    assert there.showing.trace.head.switches["client.pkce"] == "none"
    assert {chip["name"]: chip["value"] for chip in packet["snapshot"]["switches"]}["preset"] == "rfc6749"
    switch(there, {"set": {"preset": "none"}})
    assert there.showing.run.switches == {}


@pytest.mark.parametrize("settings", [{"preset": "oauth-3"}, {"preset": 5}, {"preset": "none", "client.pkce": "none"}])
def test_a_preset_that_is_none_is_refused_and_nothing_changes(settings):
    there = stage()
    with pytest.raises(RunError) as refused:
        switch(there, {"set": settings})
    assert refused.value.field == "preset"
    assert there.showing.run.switches == {}
