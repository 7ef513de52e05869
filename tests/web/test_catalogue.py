"""The catalogue begins with a newcomer's questions, and has a card for each scenario."""

import pytest

from app.attacks import ATTACKS
from app.trace import Run
from app.web.catalogue import beginnings, chapters
from app.web.showing import show
from tests.playing import library
from tests.web.asking import get


def test_a_newcomers_questions_lead_to_a_run_to_a_comparison_and_to_an_attack():
    found = {each["question"]: each["address"] for each in beginnings(library())}
    assert next(iter(found.values())) == "/s/authorization-code"
    assert found["What does PKCE change?"].startswith("/compare?a=/s/public-client-without-pkce")
    assert "/s/attack-code-interception" in found.values()


@pytest.mark.parametrize("begin", beginnings(library()), ids=lambda each: each["title"])
def test_what_answers_a_question_opens(client, begin):
    assert get(client, begin["address"]).status_code == 200


def test_a_lesson_on_an_attack_says_which_attack_it_is():
    cards = [card for cards in chapters(library()).values() for card in cards]
    assert {card["name"] for card in cards} == set(library())
    named = {card["name"]: card["attack"] for card in cards if card["attack"]}
    assert named == {name: ATTACKS[each.attack].title for name, each in library().items() if each.attack}


def test_a_card_counts_the_messages_that_its_stage_shows():
    cards = [card for cards in chapters(library()).values() for card in cards]
    shown = {name: show(Run(scenario=name), scenario).total for name, scenario in library().items()}
    assert {card["name"]: card["messages"] for card in cards} == shown
