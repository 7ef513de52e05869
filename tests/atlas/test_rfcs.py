"""The map of the specifications: whatever cites a section is on it, and the scenarios that show the section."""

import pytest

from app.atlas import rfcs
from app.checks import LEDGER
from app.explain.glossary import TERMS
from app.explain.headers import HEADERS
from app.explain.parameters import PARAMETERS
from app.explain.specifications import TITLES, parts, place_of
from app.flows import FLOWS
from app.switches import SWITCHES
from app.trace import Check, RequestSent, ResponseSent
from tests.playing import library, played

DOCUMENTS = rfcs(library())
SECTIONS = {section.spec: section for document in DOCUMENTS for section in document.sections}


def test_every_section_that_something_cites_is_on_the_map():
    cited = {rule.spec for rule in LEDGER.values()} | {switch.spec for switch in SWITCHES.values()}
    cited |= {entry.spec for entry in (*PARAMETERS.values(), *HEADERS.values())} | {
        flow.spec for flow in FLOWS.values()
    }
    cited |= {each.spec for scenario in library().values() for each in scenario.content.references}
    cited |= {term.spec for term in TERMS.values() if term.spec}
    assert cited <= SECTIONS.keys()


@pytest.mark.parametrize("id", sorted(LEDGER))
def test_a_check_stands_at_its_section(id):
    assert id in [check.id for check in SECTIONS[LEDGER[id].spec].checks]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_specification_has_its_title_its_address_and_its_sections_in_order(document):
    assert document.title == TITLES[document.name]
    assert document.href
    assert all(section.href for section in document.sections)
    places = [place_of(document.name, section.section) for section in document.sections]
    assert places == sorted(places)


def test_rfcs_come_by_number_and_the_others_after_them():
    names = [document.name for document in DOCUMENTS]
    numbered = [name for name in names if name.startswith("RFC")]
    assert names[: len(numbered)] == numbered == sorted(numbered, key=lambda name: (len(name.split()[1][:4]), name))
    assert "OIDC Core" in names[len(numbered) :]


def test_every_id_stands_once():
    ids = [section.id for section in SECTIONS.values()] + [document.id for document in DOCUMENTS]
    whole = [section.id for section in SECTIONS.values() if not section.section]
    assert len(set(ids)) == len(ids) - len(whole)


def test_a_section_is_shown_at_the_message_where_its_check_is_made():
    (place,) = [place for place in SECTIONS["RFC 7636 §4.6"].shown if place.scenario == "pkce-s256"]
    check = next(
        event for event in played("pkce-s256").events if isinstance(event, Check) and event.spec == "RFC 7636 §4.6"
    )
    messages = [event.seq for event in played("pkce-s256").events if isinstance(event, (RequestSent, ResponseSent))]
    assert place.messages == (messages.index(check.cause) + 1,)


def test_who_recommends_a_section_comes_first_and_says_why():
    first = SECTIONS["RFC 7636 §4.2"].shown[0]
    assert (first.scenario, first.messages) == ("pkce-plain", (1,))
    assert first.why == "The two methods, and why S256 is the one to use."


def test_a_scenario_stands_once_at_a_section():
    for section in SECTIONS.values():
        names = [place.scenario for place in section.shown]
        assert len(set(names)) == len(names)


def test_a_section_that_no_scenario_shows_is_told_so():
    assert [section.spec for section in SECTIONS.values() if not section.shown]


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("RFC 7636 §4.6", ("RFC 7636", "§4.6")),
        ("RFC 6749 appendix B", ("RFC 6749", "appendix B")),
        ("RFC 8628", ("RFC 8628", "")),
        ("OIDC Core §3.1.3.7", ("OIDC Core", "§3.1.3.7")),
    ],
)
def test_a_citation_comes_apart(spec, found):
    assert parts(spec) == found


def test_sections_are_ordered_by_number_not_by_letter():
    order = ["", "§2", "§4.1", "§4.1.3", "§4.9", "§4.10", "§10", "appendix A"]
    assert sorted([*order[3:], *order[:3]], key=lambda section: place_of("RFC 6749", section)) == order
    assert place_of("RFC 9999", "") > place_of("Fetch", "")
