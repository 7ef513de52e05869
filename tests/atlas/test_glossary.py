"""The glossary as the atlas computes it: what is said to be shown somewhere is really there."""

from functools import cache

import pytest

from app.atlas import glossary, term_line
from app.atlas.sights import Sights, sights
from app.explain.glossary import TERMS
from app.explain.headers import HEADERS
from app.explain.named import named
from app.explain.parameters import PARAMETERS
from app.trace import Check, RequestSent, ResponseSent
from app.trace.messages import body_text
from tests.playing import library, played

PARTS = glossary(library())
ENTRIES = {entry.id: entry for part in PARTS for entry in part.entries}


@cache
def sent(scenario):
    """The messages of a scenario in order, and the checks made on each."""
    events = played(scenario).events
    messages = [event for event in events if isinstance(event, (RequestSent, ResponseSent))]
    return [
        (each, {check.id for check in events if isinstance(check, Check) and check.cause == each.seq})
        for each in messages
    ]


def test_every_name_that_travels_has_one_entry():
    keys = [key for each in named() for meaning in each.meanings for key in meaning.keys]
    wanted = {*(f"parameter:{key}" for key in PARAMETERS), *(f"header:{name}" for name in HEADERS)}
    assert set(keys) == wanted
    assert len(keys) == len(wanted)


def test_every_id_stands_once():
    ids = [entry.id for part in PARTS for entry in part.entries] + [part.id for part in PARTS]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("term", [term for term in TERMS.values() if term.spec], ids=lambda term: term.id)
def test_whatever_is_to_show_a_term_shows_it_somewhere(term):
    seen = sights(library())
    assert [pattern for pattern in term.shown if not seen.places([pattern])] == []
    assert term.everyday or term.shown


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.id)
def test_the_messages_are_there(entry):
    for place in entry.shown:
        assert place.title == library()[place.scenario].title
        assert list(place.messages) == sorted(set(place.messages))
        assert all(1 <= n <= len(sent(place.scenario)) for n in place.messages)


def test_a_parameter_is_shown_where_it_travels():
    (place,) = [place for place in ENTRIES["parameter.code_verifier"].shown if place.scenario == "pkce-s256"]
    assert place.link == "/s/pkce-s256?at=12"
    assert "code_verifier=" in body_text(sent("pkce-s256")[12 - 1][0].message)


def test_a_check_is_shown_at_the_message_that_is_checked():
    places = Sights([library()["pkce-s256"]]).places(["check:token.pkce.verify"])
    (n,) = places[0].messages
    assert "token.pkce.verify" in sent("pkce-s256")[n - 1][1]


def test_a_check_that_was_not_applicable_is_not_shown():
    seen = Sights([library()["authorization-code"]])
    assert not seen.places(["check:token.pkce.verify"])
    assert seen.places(["check:token.code.known"])


def test_what_is_about_the_term_comes_first():
    first = [place.scenario for place in ENTRIES["code-verifier"].shown][:2]
    assert sorted(first) == ["pkce-plain", "pkce-s256"]


def test_the_same_meaning_at_several_places_is_told_once():
    for each in named():
        assert len({(meaning.text, meaning.level, meaning.spec) for meaning in each.meanings}) == len(each.meanings)


def test_one_term_can_be_had_without_playing_anything():
    line = term_line("code-verifier")
    assert line.meanings[0].text == TERMS["code-verifier"].meaning
    assert line.shown == ()
    assert term_line("xyzzy") is None


def test_what_was_computed_is_kept():
    assert glossary(library()) is PARTS
