"""Stages: cursors, what is revealed, and a log in which nothing is lost or doubled."""

import msgspec
import pytest

from app.runs import RunError
from app.trace import Run
from app.web.showing import common_rows, show
from app.web.stages import MAX_LOG, MAX_STAGES, TTL_SECONDS, Stage, Stages
from tests.playing import library

PARTS = ("rows", "activities", "links", "values", "places", "known")
OPENED = ("tokens", "token_states", "validations", "proofs", "proof_places")  # with the details, in either mode


def showing(name="pkce-s256", **changes):
    return show(Run(scenario=name, **changes), library()[name])


def stage(mode="open", at=0):
    return Stage(showing(), at, at, mode)


def test_next_reveals_one_message_and_moves_the_cursor():
    packets = stage().move(1)
    assert [packet["kind"] for packet in packets] == ["reveal", "cursor"]
    assert list(packets[0]["details"]) == ["1"]
    assert packets[1]["at"] == 1


def test_back_moves_the_cursor_alone():
    there = stage(at=5)
    assert [packet["kind"] for packet in there.move(2)] == ["cursor"]
    assert (there.cursor, there.revealed) == (2, 5)


def test_going_far_reveals_all_on_the_way():
    packets = stage(at=2).move(9)
    assert list(packets[0]["details"]) == [str(n) for n in range(3, 10)]


@pytest.mark.parametrize("at", [-1, 17, 10**9])
def test_there_is_no_message_outside_the_run(at):
    there = stage()
    with pytest.raises(RunError, match="0 to 16"):
        there.move(at)
    assert there.cursor == 0


def test_open_mode_shows_all_rows_and_only_revealed_details():
    snapshot = stage(at=3).snapshot()
    assert max(row.stop for row in snapshot["rows"]) == 16
    assert list(snapshot["details"]) == ["0", "1", "2", "3"]


def test_hidden_mode_holds_back_everything_after_what_is_revealed():
    there = stage("hidden", at=3)
    snapshot = there.snapshot()
    for part in PARTS:
        assert {each.stop for each in snapshot[part]} <= {0, 1, 2, 3}
    told = there.move(5)[0]
    for part in PARTS:
        assert {each.stop for each in told[part]} <= {4, 5}
    assert len(told["rows"]) == 3  # two messages, and the act that the second leads to


def test_hidden_parts_add_up_to_the_open_whole():
    there = stage("hidden")
    parts = [
        there.snapshot(),
        *(packet for n in range(1, 17) for packet in there.move(n) if packet["kind"] == "reveal"),
    ]
    for part in PARTS:
        whole = sorted(stage().snapshot()[part], key=lambda each: each.stop)
        assert [each for packet in parts for each in packet[part]] == whole


@pytest.mark.parametrize("mode", ["open", "hidden"])
def test_of_tokens_and_proofs_nothing_is_told_before_it_is_revealed(mode):
    there = stage(mode, at=3)
    first = there.snapshot()
    told = there.move(14)[0]
    whole = stage("open", at=16).snapshot()
    for part in OPENED:
        assert {each.stop for each in first[part]} <= {0, 1, 2, 3}
        assert {each.stop for each in told[part]} <= set(range(4, 15))
        assert [*first[part], *told[part]] == [each for each in whole[part] if each.stop <= 14]
    (token,) = told["tokens"]
    abouts = {member.about for part in token.parts for member in part.members}
    assert abouts <= {*first["texts"], *told["texts"]}


def test_only_a_flow_that_knows_pkce_has_a_field_to_try_it():
    assert stage().snapshot()["trying"] is not None
    assert Stage(showing("client-credentials"), 0, 0, "open").snapshot()["trying"] is None


def test_hiding_takes_back_what_lies_after_the_cursor():
    there = stage(at=9)
    there.move(4)
    (packet,) = there.set_mode("hidden")
    assert packet["snapshot"]["revealed"] == 4
    assert max(row.stop for row in packet["snapshot"]["rows"]) == 4


def test_a_follower_gets_exactly_what_it_missed():
    there = stage()
    sent = [packet for n in range(1, 6) for packet in there.move(n)]
    assert [packet["n"] for packet in sent] == list(range(1, 11))
    assert there.missed(4) == sent[4:]
    assert there.missed(10) == []


def test_a_follower_from_another_time_gets_a_snapshot():
    there = stage()
    assert there.missed(3) is None  # it claims to have seen what never was
    for n in range(MAX_LOG + 2):
        there.move(n % 2)
    assert there.missed(0) is None  # its packets are no longer kept


def test_another_run_keeps_the_rows_that_are_the_same():
    there = stage(at=9)
    (packet,) = there.show(showing(switches={"as.pkce": "required"}), ["moved"])
    rows = packet["snapshot"]["rows"]
    assert packet["keep"] == rows[1].seq  # the authorization request is judged by one more check
    assert packet["snapshot"]["notices"] == ["moved"]
    assert packet["snapshot"]["cursor"] == 9


def test_a_shorter_run_pulls_the_cursor_to_its_end():
    there = Stage(showing("authorization-code"), 20, 20, "open")
    there.show(showing("authorization-code", switches={"client.type": "public", "client.auth": "none"}), [])
    assert (there.cursor, there.revealed, there.showing.total) == (16, 16, 16)


def test_equal_rows_are_kept_up_to_the_first_difference():
    one, other = showing(), showing(seed=2)
    assert common_rows(one.story, one.story) == one.story.rows[-1].seq
    assert common_rows(one.story, other.story) == one.story.rows[1].seq  # acts and launch are drawn alike


def test_the_stage_unused_longest_goes_first():
    stages = Stages()
    first = stages.open(showing(), 0, "open")
    second = stages.open(showing(), 0, "open")
    for _ in range(MAX_STAGES - 2):
        stages.open(showing(), 0, "open")
    stages.find(first.id)
    stages.open(showing(), 0, "open")
    assert stages.find(first.id) is first
    assert stages.find(second.id) is None


def test_a_stage_nobody_came_back_to_is_forgotten():
    now = 0.0
    stages = Stages(clock=lambda: now)
    old = stages.open(showing(), 0, "open")
    stages.find(old.id)
    now = TTL_SECONDS + 1
    new = stages.open(showing(), 0, "open")
    stages.find(new.id)
    stages.open(showing(), 0, "open")
    assert stages.find(old.id) is None
    assert stages.find(new.id) is new


def test_a_stage_that_was_only_opened_grows_as_old_as_any():
    now = 0.0
    stages = Stages(clock=lambda: now)
    old = stages.open(showing(), 0, "open")
    now = TTL_SECONDS + 1
    stages.open(showing(), 0, "open")
    assert stages.find(old.id) is None


@pytest.mark.parametrize("id", [None, 7, "", "nobody", ["x"], {"a": 1}])
def test_no_stage_is_found_under_a_name_that_is_none(id):
    assert Stages().find(id) is None


def abouts(details):
    return {each.about for detail in details.values() for each in (*detail.parameters, *detail.headers)}


def test_each_text_comes_once_with_the_first_message_that_needs_it():
    there = stage(mode="hidden")
    known = set(there.snapshot()["texts"])
    for n in range(1, there.showing.total + 1):
        reveal = there.move(n)[0]
        assert not known & set(reveal["texts"])
        known |= set(reveal["texts"])
        assert abouts(reveal["details"]) <= known
    assert set(there.snapshot()["texts"]) == known == abouts(there.snapshot()["details"])


@pytest.mark.parametrize("name", sorted(library()))
def test_texts_are_a_modest_part_of_what_is_sent(name):
    found = showing(name)
    snapshot = found.snapshot(found.total, found.total, "open")
    whole, texts = (len(msgspec.json.encode(part)) for part in (snapshot, snapshot["texts"]))
    assert texts < whole / 3
