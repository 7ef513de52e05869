"""`play` is a pure function: same run, same bytes, in every process."""

import hashlib
import os
import subprocess
import sys
import threading

import pytest

from app.runs import play
from app.runs.play import resolve_run
from app.trace import Run, RunDecision, Silent
from tests.playing import library, played, steps

SCENARIOS = ("authorization-code", "public-client-without-pkce", "pkce-plain", "pkce-s256")


def digest(trace) -> str:
    return hashlib.sha256(trace.to_json()).hexdigest()


def in_a_process(scenario: str, hash_seed: str) -> str:
    command = [sys.executable, "-m", "app", "run", scenario, "--format", "json", "--seed", "7"]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
    return hashlib.sha256(done.stdout).hexdigest()


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_processes_with_other_hash_seeds_write_the_same_bytes(scenario):
    here = digest(played(scenario, seed=7))
    assert {in_a_process(scenario, hash_seed) for hash_seed in ("1", "2", "3")} == {here}


def test_interleaved_runs_do_not_touch_each_other():
    alone = {seed: digest(played("authorization-code", seed=seed)) for seed in (1, 2)}
    turn = threading.Barrier(2)
    found = {}

    class Interleaving(Silent):
        """Records as usual, and lets the other run go on after each event."""

        def add(self, kind, **fields):
            seq = super(Silent, self).add(kind, **fields)
            turn.wait(timeout=30)
            return seq

    def run(seed):
        scenario = library()["authorization-code"]
        found[seed] = digest(play(Run(scenario=scenario.name, seed=seed), scenario, Interleaving()))

    threads = [threading.Thread(target=run, args=(seed,)) for seed in alone]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert found == alone


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_another_seed_makes_other_values_and_the_same_messages(scenario):
    first, second = played(scenario, seed=1), played(scenario, seed=2)
    assert digest(first) != digest(second)
    assert steps(first) == steps(second)


def test_all_before_a_decision_is_the_same():
    plain = played("pkce-s256").events
    changed = played("pkce-s256", decisions=[RunDecision("token#1.request", "edit", {"form.code": "x"})]).events
    edit = next(index for index, event in enumerate(changed) if getattr(event, "question", "") == "edit")
    assert edit > 40
    assert changed[:edit] == plain[:edit]


def test_an_edit_stands_just_before_the_message_it_touches():
    trace = played("pkce-s256", decisions=[RunDecision("token#1.request", "edit", {"form.code": "x"})])
    index = next(i for i, event in enumerate(trace.events) if getattr(event, "question", "") == "edit")
    edited = trace.events[index + 1]
    assert (edited.step, edited.tampered) == ("token#1", True)
    assert edited.original.body != edited.body


def test_a_decision_whose_place_never_comes_up_is_listed():
    trace = played("pkce-s256", decisions=[RunDecision("token#9.request", "drop")])
    assert trace.head.unused == ("token#9.request",)


def test_the_play_ends_where_a_person_still_has_to_answer():
    whole = played("pkce-s256", decisions=[RunDecision("start#1.answer", "answer", {"wants": "prints of her photos"})])
    answers = [RunDecision("start#1.answer", "answer", {"wants": "prints of her photos"})]
    waiting = played("pkce-s256", decisions=answers, people=["owner"])
    assert steps(waiting)[-1] == "200 login_page#1"
    assert waiting.events == whole.events[: len(waiting.events)]


def test_the_answered_trace_continues_the_waiting_one():
    answers = [
        RunDecision("start#1.answer", "answer", {"wants": "prints of her photos"}),
        RunDecision("login#1.answer", "answer", {"account": "ana", "password": "right"}),
    ]
    first = played("pkce-s256", decisions=answers[:1], people=["owner"])
    second = played("pkce-s256", decisions=answers, people=["owner"])
    assert second.events[: len(first.events)] == first.events
    assert steps(second)[-1] == "200 consent_page#1"


def test_a_run_keeps_only_the_switches_that_differ():
    scenario = library()["pkce-s256"]
    run = Run(scenario="pkce-s256", switches={"client.pkce": "S256", "as.pkce": "required"})
    assert resolve_run(run, scenario).switches == {"as.pkce": "required"}


def test_the_head_says_which_text_was_played():
    trace = played("pkce-s256")
    assert trace.head.run.digest == library()["pkce-s256"].digest


def test_the_clock_is_the_runs_own_and_moves_ten_milliseconds_a_message():
    trace = played("pkce-s256")
    assert trace.events[0].at == 0
    assert trace.events[-1].at == 10 * (len(steps(trace)) - 1)
