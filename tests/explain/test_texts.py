"""Explanations have three depths, say what an attacker gains, and are sent once; checks are told in plain words too."""

import re

import pytest

from app.checks import LEDGER
from app.explain import TEXTS
from app.explain.headers import HEADERS
from app.explain.parameters import PARAMETERS
from app.explain.texts import text_id
from tests.playing import library

ENTRIES = {**PARAMETERS, **{f"header:{name}": entry for name, entry in HEADERS.items()}}
DEPTHS = ("plain", "meaning", "rule", "gain")

# What nobody says at the kitchen table.
JARGON = re.compile(
    r"\b(MUST|SHOULD|RFC|URIs?|JWTs?|JSON|API|TLS|PKCE|CSRF|HTTP|OAuth|tokens?|client|endpoints?|claims?|"
    r"redirects?|scopes?|parameters?|grants?|nonce|headers?|hash(es)?|base64|bearer|authori[sz]\w+|authenticat\w+)\b|§|_"
)
NORMATIVE = re.compile(r"\b(MUST|SHOULD|MAY|REQUIRED|RECOMMENDED|OPTIONAL)\b|[Nn]o specification")


@pytest.mark.parametrize("key", sorted(ENTRIES))
def test_an_explanation_has_every_depth_and_none_is_a_copy_of_another(key: str) -> None:
    entry = ENTRIES[key]
    said = [getattr(entry, depth) for depth in DEPTHS]
    assert len({text.strip(" .").lower() for text in said}) == len(DEPTHS)
    for text in said:
        assert re.fullmatch(r"\S.*[.?)]", text), text
        assert "  " not in text
        assert len(text) <= 330


@pytest.mark.parametrize("key", sorted(ENTRIES))
def test_plain_words_are_one_short_sentence_without_jargon(key: str) -> None:
    plain = ENTRIES[key].plain
    assert len(plain) <= 130
    assert not re.search(r"[.!?] ", plain)
    assert not JARGON.search(plain)


@pytest.mark.parametrize("id", sorted(LEDGER))
def test_a_check_is_told_in_one_sentence_without_jargon(id: str) -> None:
    plain = LEDGER[id].plain
    assert re.fullmatch(r"[A-Z].{40,149}\.", plain), plain
    assert not re.search(r"[.!?] |  ", plain)
    assert not JARGON.search(plain)


@pytest.mark.parametrize("id", sorted(LEDGER))
def test_a_check_in_plain_words_says_what_it_is_good_for_and_does_not_repeat_the_title(id: str) -> None:
    rule = LEDGER[id]
    assert re.search(r": |\b(because|since|so that|or)\b", rule.plain)
    known = set(re.findall(r"\w+", f"{rule.title} {rule.failure}".lower()))
    assert len(set(re.findall(r"\w+", rule.plain.lower())) - known) >= 8


@pytest.mark.parametrize("key", sorted(PARAMETERS))
def test_a_rule_says_how_strong_it_is(key: str) -> None:
    entry = PARAMETERS[key]
    assert entry.level or NORMATIVE.search(entry.rule)


def test_the_level_is_not_said_twice() -> None:
    assert [key for key, entry in ENTRIES.items() if entry.level and entry.rule.startswith(f"{entry.level}.")] == []


def test_what_is_said_in_several_places_is_sent_once() -> None:
    assert len(set(TEXTS.values())) == len(TEXTS) == len(set(ENTRIES.values()))
    assert text_id(PARAMETERS["browser:location.query.scope"]) == text_id(PARAMETERS["as:query.scope"])


def test_every_entry_is_found_under_its_id() -> None:
    for entry in ENTRIES.values():
        text = TEXTS[text_id(entry)]
        assert tuple(getattr(text, depth) for depth in (*DEPTHS, "level", "spec")) == entry
    assert text_id(None) == ""


@pytest.mark.parametrize("name", library())
def test_a_lane_is_called_by_its_name_and_never_counted(name: str) -> None:
    assert not re.search(
        r"\b(first|second|third|fourth|fifth|sixth|seventh)\b\W+lane", library()[name].content.introduction
    )
