"""Which grant: every path comes to an end that can be played, and says of every other grant why not."""

import pytest

from app.explain import href
from app.explain.choosing import ENDS, GRANTS, QUESTIONS, NoSuchAnswer, every_path, walk
from app.runs.links import demand_legal, parse_settings
from app.switches import resolve
from app.trace import Check
from tests.playing import library, played

PATHS = list(every_path())


@pytest.mark.parametrize("stand", PATHS, ids=lambda stand: "/".join(stand.path))
class TestAnyPath:
    def test_it_takes_four_questions_at_most(self, stand):
        assert 2 <= len(stand.given) <= 4

    def test_its_end_can_be_played_as_it_is_set(self, stand):
        scenario = library()[stand.end.scenario]
        switches = parse_settings([f"{name}={value}" for name, value in stand.end.switches.items()], "=")
        demand_legal(resolve(scenario.switches, switches))
        trace = played(scenario.name, switches)
        assert trace.head.run.switches == {
            name: value for name, value in switches.items() if scenario.switches.get(name) != value
        }
        stopped = {event.id for event in trace.events if isinstance(event, Check) and event.verdict == "failed"}
        refused = stand.end.id == "machine-none"
        assert ("token.client.confidential" in stopped) == refused
        # A device that asks too early, and an API that is shown an expired token, are told so on the way.
        expected = {"token.device_code.decided", "resource.token.unexpired"}
        assert refused or stopped <= expected

    def test_every_other_grant_has_one_sentence_or_two_against_it(self, stand):
        assert set(stand.end.grants) | set(stand.against) == set(GRANTS)
        assert not set(stand.end.grants) & set(stand.against)
        for why in stand.against.values():
            assert why.endswith(".")
            assert 5 <= len(why.split()) <= 30

    def test_it_names_sections_and_scenarios_that_there_are(self, stand):
        assert all(href(each.spec) for each in stand.end.read)
        assert {*stand.end.legacy, *stand.end.then} <= library().keys()
        assert stand.end.scenario not in stand.end.then

    def test_who_asks_for_what_is_left_behind_is_led_to_it_and_away_from_it(self, stand):
        legacy = {"implicit": "implicit", "password": "resource-owner-password"}
        wanted = [legacy[id] for id in stand.path if stand.path[0] == "told" and id in legacy]
        assert list(stand.end.legacy) == wanted
        assert all(library()[name].content.legacy for name in wanted)
        assert not {"implicit", "password"} & set(stand.end.grants) or stand.path[-1] == "see"


def test_every_question_and_every_end_is_on_a_path():
    assert {stand.end.id for stand in PATHS} == ENDS.keys()
    assert {question.id for stand in PATHS for question, _ in stand.given} == QUESTIONS.keys()


def test_ends_of_different_paths_say_different_things():
    assert len({end.why for end in ENDS.values()}) == len(ENDS)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda question: question.id)
def test_a_question_has_answers_that_can_be_told_apart(question):
    assert question.text.endswith("?")
    assert len({answer.id for answer in question.answers}) == len(question.answers) >= 2
    assert all(answer.help.endswith(".") for answer in question.answers)
    assert all((answer.to in QUESTIONS) != (answer.to in ENDS) for answer in question.answers)


def test_a_grant_is_introduced_by_a_scenario():
    assert {grant.scenario for grant in GRANTS.values()} <= library().keys()


def test_what_is_said_further_on_takes_the_place_of_what_was_said_before():
    before, after = walk(["told", "implicit", "page"]), walk(["told", "password", "own"])
    assert before.against["device"] != after.against["device"]


def test_a_wrong_answer_is_told_what_there_is():
    with pytest.raises(
        NoSuchAnswer, match=r"'nativ' is no answer .* server, native, page, device; did you mean native\?"
    ) as no:
        walk(["person", "nativ", "data"])
    assert no.value.stand.path == ("person",)


def test_an_answer_behind_the_end_is_told_that_it_is_the_end():
    with pytest.raises(NoSuchAnswer, match="The path ends before 'more'") as no:
        walk(["itself", "secret", "more"])
    assert no.value.stand.end.id == "machine-secret"
