"""The pages to read, asked of the real app: what they say, where they lead, and what a wrong address is told."""

import json
import re
from html import unescape

import pytest
from click.testing import CliRunner

from app.atlas import glossary, rfcs
from app.cli import main
from app.explain.choosing import QUESTIONS, every_path
from app.explain.glossary import TERMS
from tests.playing import library
from tests.web.asking import ORIGIN, get, text_of

PAGES = ["/", "/choose", "/glossary", "/rfcs", "/checks"]


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_lead_to_each_other_and_say_which_is_open(client, path):
    header = re.search(r"<header.*?</header>", text_of(client, path), re.DOTALL).group()
    assert set(PAGES) <= set(re.findall(r'href="([^"]+)"', header))
    assert re.findall(r'href="([^"]+)"\s+aria-current="page"', header) == [path]


def test_a_question_further_on_belongs_to_its_page(client):
    assert re.search(r'href="/choose"\s+aria-current="true"', text_of(client, "/choose/person"))


@pytest.mark.parametrize("stand", list(every_path()), ids=lambda stand: "/".join(stand.path))
def test_every_path_leads_from_answer_to_answer_to_a_run_that_opens(client, stand):
    for n, (question, answer) in enumerate(stand.given):
        here = "/".join(("/choose", *stand.path[:n]))
        page = text_of(client, here)
        assert question.text in page
        assert f'href="{here}/{answer.id}"' in page
        assert answer.help in page
    end = text_of(client, f"/choose/{'/'.join(stand.path)}")
    assert stand.end.title in end
    plain = re.sub(r"<[^>]+>", "", end)
    assert all(why in plain for why in stand.against.values())
    assert all(each.spec in end for each in stand.end.read)
    assert all(f'href="/s/{name}"' in end for name in (*stand.end.legacy, *stand.end.then))
    link = re.search(r'<a class="button main"\s+href="([^"]+)"', end).group(1)
    assert link.startswith(f"/s/{stand.end.scenario}")
    assert get(client, link).status_code == 200


def test_the_answers_so_far_can_be_changed(client):
    page = text_of(client, "/choose/person/native")
    given = re.search(r'<nav class="given".*?</nav>', page, re.DOTALL).group()
    assert re.findall(r'href="([^"]+)"', given) == ["/choose", "/choose/person", "/choose"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/choose/persn", "did you mean person?"),
        ("/choose/person/nowhere", "which has server, native, page, device"),
        ("/choose/itself/secret/more", "The path ends before 'more'"),
        ("/choose/%3Cscript%3E", "'<script>' is no answer"),
        (f"/choose/{'x' * 3000}", f"'{'x' * 40}' is no answer"),
    ],
)
def test_a_path_that_leads_nowhere_says_which_answers_there_are(client, path, said):
    answer = get(client, path)
    assert answer.status_code == 404
    assert said in unescape(answer.get_data(as_text=True))
    assert b"<script>" not in answer.data


def test_the_wrong_answer_is_asked_for_again(client):
    page = text_of(client, "/choose/person/nowhere/data", 404)
    assert QUESTIONS["where"].text in page
    assert 'href="/choose/person/native"' in page


@pytest.mark.parametrize("path", ["/choose/", "/choose//person"])
def test_slashes_too_many_do_no_harm(client, path):
    assert client.get(path, base_url=ORIGIN, follow_redirects=True).status_code == 200


def test_the_glossary_has_every_entry_at_its_anchor(client):
    page = text_of(client, "/glossary")
    plain = " ".join(re.sub(r"<[^>]+>", "", page).split())
    for part in glossary(library()):
        assert f'<section id="{part.id}"' in page
        for entry in part.entries:
            assert page.count(f'<li id="{entry.id}"') == 1
            assert all(meaning.text in plain for meaning in entry.meanings)


def test_no_link_of_the_glossary_leads_nowhere(client):
    page = text_of(client, "/glossary")
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="(?:/glossary)?#([^"]+)"', page)) <= ids


def test_the_map_has_every_section_at_its_anchor_and_marks_what_is_not_shown(client):
    page = text_of(client, "/rfcs")
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(set(ids)) == len(ids)
    sections = [section for document in rfcs(library()) for section in document.sections]
    assert {section.id for section in sections} <= set(ids)
    assert page.count("no scenario as it is") == len([section for section in sections if not section.shown])


@pytest.mark.parametrize("path", ["/rfcs", "/glossary"])
def test_links_to_other_pages_reach_something(client, path):
    anchors = {page: set(re.findall(r'\sid="([^"]+)"', text_of(client, page))) for page in ("/checks", "/glossary")}
    found = set(re.findall(r'href="(/checks|/glossary)#([^"]+)"', text_of(client, path)))
    assert [(page, id) for page, id in found if id not in anchors[page]] == []
    stages = {link.partition("?")[0] for link in re.findall(r'href="(/s/[^"]+)"', text_of(client, path))}
    assert stages <= {f"/s/{name}" for name in library()}


def test_the_checks_lead_to_the_glossary(client):
    links = set(re.findall(r'<a class="term" href="/glossary#([^"]+)"', text_of(client, "/checks")))
    assert {"redirect-uri", "code-verifier"} <= links <= TERMS.keys()


def test_a_term_is_there_for_machines_and_an_unknown_one_is_not(client):
    assert get(client, "/api/glossary/code-verifier").get_json()["name"] == "code verifier"
    ids = [entry["id"] for part in get(client, "/api/glossary").get_json() for entry in part["entries"]]
    assert TERMS.keys() <= set(ids)
    for unknown in ("xyzzy", "%3Cscript%3E", "x" * 3000):
        answer = get(client, f"/api/glossary/{unknown}")
        assert answer.status_code == 404
        assert b"<script>" not in answer.data


def test_the_map_is_there_for_machines_as_on_the_command_line(client):
    printed = CliRunner().invoke(main, ["rfcs", "--json"]).stdout
    assert get(client, "/api/rfcs").get_json() == json.loads(printed)


@pytest.mark.parametrize("path", [*PAGES, "/choose/person", "/choose/nothing", "/api/glossary", "/api/rfcs"])
def test_every_answer_has_the_policy_and_nothing_inline(client, path):
    answer = get(client, path)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    text = answer.get_data(as_text=True)
    assert answer.is_json or not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|style=", text)


@pytest.mark.parametrize("path", ["/choose", "/glossary", "/rfcs", "/api/rfcs"])
def test_another_method_is_refused(client, path):
    assert client.post(path, base_url=ORIGIN).status_code == 405
