"""Sections become addresses, and there is none that does not exist."""

import re
from collections.abc import Iterator

import pytest

import dev
from app.explain import href
from app.explain.headers import HEADERS
from app.explain.parameters import PARAMETERS
from app.explain.specifications import parts
from tests.explain.sections import SECTIONS, has

OPENID = "https://openid.net/specs"


@pytest.mark.parametrize(
    ("spec", "address"),
    [
        ("RFC 7636 §4.6", "https://www.rfc-editor.org/rfc/rfc7636#section-4.6"),
        ("RFC 7636", "https://www.rfc-editor.org/rfc/rfc7636"),
        ("RFC 6749 appendix B", "https://www.rfc-editor.org/rfc/rfc6749#appendix-B"),
        ("OIDC Core §3.1.3.7", "https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation"),
        ("OIDC Core", "https://openid.net/specs/openid-connect-core-1_0.html"),
        ("OIDC Discovery §4.3", f"{OPENID}/openid-connect-discovery-1_0.html#ProviderConfigurationValidation"),
        ("OIDC RP-Initiated Logout §2", f"{OPENID}/openid-connect-rpinitiated-1_0.html#RPLogout"),
        ("OAuth Multiple Response Types §5", f"{OPENID}/oauth-v2-multiple-response-types-1_0.html#Combinations"),
        (
            "OAuth Form Post Response Mode §2",
            f"{OPENID}/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode",
        ),
        ("OIDC Core §99", ""),
        ("OIDC Hearsay §1", ""),
        ("RFC 6265bis", "https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/"),
        ("Fetch CORS", "https://fetch.spec.whatwg.org/#http-cors-protocol"),
        ("Fetch", "https://fetch.spec.whatwg.org/#origin-header"),
        ("Fetch Metadata", "https://www.w3.org/TR/fetch-metadata/"),
        ("a rumour", ""),
    ],
)
def test_a_section_becomes_its_address(spec, address):
    assert href(spec) == address


NAMES = "|".join(sorted((re.escape(name) for name in SECTIONS), key=len, reverse=True))
NUMBER = r"\d+(?:\.\d+)*"
NAMED = re.compile(rf"({NAMES}|RFC \d+),? (?:§|sections? )({NUMBER}(?:(?:,| and|, and) §?{NUMBER}\b(?!\.))*)")
ANY = re.compile(rf"(?:({NAMES}|RFC \d+) )?§({NUMBER})")
SOURCES = [*(dev.ROOT / "app").rglob("*.py"), *(dev.ROOT / "scenarios").rglob("*.toml")]


def named_in(text: str) -> Iterator[tuple[str, str]]:
    """Each specification with each section of it that a text names, across the ends of its lines."""
    for name, sections in NAMED.findall(re.sub(r'"\s*\n\s*f?"|\s*\n\s*(?:# )?', " ", text).replace("  ", " ")):
        yield from ((name, section) for section in re.findall(NUMBER, sections))


def test_every_section_that_the_sources_name_exists():
    found = {pair for path in SOURCES for pair in named_in(path.read_text(encoding="utf-8"))}
    assert len(found) > 150
    assert sorted(f"{name} §{section}" for name, section in found if not has(name, section)) == []


def test_every_section_in_an_explanation_exists_in_its_own_specification_unless_another_is_named():
    wrong = set()
    for entry in (*PARAMETERS.values(), *HEADERS.values()):
        own, _ = parts(entry.spec)
        told = " ".join((entry.spec, entry.meaning, entry.rule, entry.gain))
        wrong |= {f"{name or own} §{section}" for name, section in ANY.findall(told) if not has(name or own, section)}
    assert wrong == set()


@pytest.mark.parametrize(
    ("name", "section", "there"),
    [
        ("RFC 7636", "4.6", True),
        ("RFC 7636", "4.7", False),
        ("RFC 7636", "9", False),
        ("RFC 6749", "3.1.2.5", True),
        ("RFC 6749", "3.2.2", False),
        ("RFC 1", "1", False),
    ],
)
def test_sections_are_counted(name, section, there):
    assert has(name, section) is there


def test_sections_are_found_wherever_they_are_named():
    told = 'See RFC 6749 sections 3.1 and 4.1.1, "RFC 7636 "\n    "§4.6" and OIDC Core §3.1.3.7.'
    assert list(named_in(told)) == [
        ("RFC 6749", "3.1"),
        ("RFC 6749", "4.1.1"),
        ("RFC 7636", "4.6"),
        ("OIDC Core", "3.1.3.7"),
    ]
