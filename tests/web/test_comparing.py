"""Comparisons over HTTP: the page, the choice of a second run, and whatever can be wrong with an address."""

import json
import re
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from app.cli import main
from app.runs.comparisons import lessons
from app.runs.links import MAX_LINK, link_of, pack
from app.trace import RunDecision
from app.web.comparing import address_of
from tests.playing import library
from tests.web.asking import get, snapshot, text_of

LESSONS = list(lessons(library()))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.told.title)
def test_the_catalogue_leads_to_each_comparison_which_asks_first_and_tells_after(client, lesson):
    address = address_of([link_of(run) for run in lesson.runs])
    assert address in text_of(client, "/")
    assert address in text_of(client, "/compare")
    text = text_of(client, address)
    assert f"<h1>{lesson.told.title}</h1>" in text
    assert "<summary>Show the answer</summary>" in text
    assert text.index("Show the answer") < text.index("First difference") < text.index('id="summary"')
    for name in lesson.names:
        assert f"<h2>{name}</h2>" in text


def test_the_page_holds_every_row_of_every_run_and_a_table_of_them(client):
    found = snapshot(client, "/compare?a=pkce-s256&b=implicit&at=16")
    assert found["at"] == 16
    assert found["address"] == "/compare?a=/s/pkce-s256&b=/s/implicit"
    lines = found["told"]["lines"]
    for place, run in enumerate(found["runs"]):
        cells = [line["cells"][place]["row"] for line in lines if line["cells"][place]]
        assert cells == [row["row"] for row in run["rows"]]
    text = text_of(client, "/compare?a=pkce-s256&b=implicit")
    assert re.findall(r'<tr id="row-(\d+)"', text) == [str(line["n"]) for line in lines]
    gaps = sum(cell is None for line in lines for cell in line["cells"])
    assert len(re.findall(r'class="gap">', text)) == gaps


def test_a_link_of_the_page_or_of_the_catalogue_names_a_run(client):
    plain = quote("/s/pkce-s256?set=client.pkce:plain&at=3")
    found = snapshot(client, f"/compare?a=pkce-s256,client.pkce%3Dnone&b={plain}&c=http://127.0.0.1:8020/s/pkce-s256")
    links = ["/s/pkce-s256?set=client.pkce:none", "/s/pkce-s256?set=client.pkce:plain", "/s/pkce-s256"]
    assert [column["link"] for column in found["told"]["columns"]] == links
    again = snapshot(client, found["address"])
    assert again["told"] == found["told"]


def test_for_machines_it_is_what_the_command_prints(client):
    answer = get(client, "/api/compare?a=pkce-plain&b=pkce-s256")
    told = CliRunner().invoke(main, ["diff", "pkce-plain", "pkce-s256", "--format", "json"])
    assert answer.get_json() == json.loads(told.stdout)


def test_a_run_is_compared_with_the_run_without_its_last_decision(client):
    edit = RunDecision(at="token#1.request", do="edit", set={"form.code_verifier": "x" * 43})
    link = f"/s/pkce-s256?set=client.pkce:plain&d={pack([edit])}"
    text = text_of(client, f"/compare?a={quote(link, safe='')}")
    for title in ("Without the last decision", "As the scenario has it", "Public client without PKCE", "PKCE: S256"):
        assert f">{title}</a>" in text
    assert ">PKCE: plain</a>" not in text
    assert "form.code_verifier changed at token" in text, "by the name that the stage has for it"
    without = next(href for href, title in re.findall(r'<a href="([^"]+)">([^<]+)</a>', text) if "Without" in title)
    assert "form.code_verifier changed at token" in text_of(client, without)


@pytest.mark.parametrize("name", sorted(library()))
def test_every_choice_leads_to_a_comparison(client, name):
    text = text_of(client, f"/compare?a=/s/{name}")
    choices = re.findall(r'<li>\s*<a href="(/compare[^"]+)"', text)
    assert len(choices) >= len(library())
    for choice in choices[:3]:
        text_of(client, choice)


def test_runs_that_share_nothing_are_shown_all_the_same(client):
    drop = pack([RunDecision(at="token#1.request", do="drop")])
    found = snapshot(client, f"/compare?a={quote(f'/s/client-credentials?d={drop}', safe='')}&b=/s/implicit")
    assert all(line["differs"] for line in found["told"]["lines"])
    assert all(None in line["cells"] for line in found["told"]["lines"])


@pytest.mark.parametrize("path", ["/compare", "/api/compare"])
@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("a=pkce-s265&b=pkce-s256", 404, "Run A: no scenario is called 'pkce-s265'; did you mean pkce-s256?"),
        ("a=pkce-s256&b=/s/pkce-s265", 404, "Run B: no scenario is called 'pkce-s265'; did you mean pkce-s256?"),
        ("a=pkce-s256&b=/s/pkce-s256%3Fset=client.pkce:plan", 400, "did you mean plain?"),
        ("a=pkce-s256&b=/s/pkce-s256%3Fd=x", 400, "d holds no decisions"),
        ("a=pkce-s256&b=/s/pkce-s256%3Fseed=-1", 400, "seed is '-1'"),
        ("a=pkce-s256&b=http://[", 404, "no scenario is called"),
        ("a=pkce-s256&b=pkce-plain&c=implicit&d=logout", 400, "a comparison has two or three runs, a, b and c"),
        (f"a=pkce-s256&b=/s/{'x' * MAX_LINK}", 414, "a link has at most 8192 characters"),
        (f"a=pkce-s256&b=/s/{'x' * 6 * MAX_LINK}", 414, "the address has more than"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(client, path, query, status, told):
    assert told in text_of(client, f"{path}?{query}", status)


@pytest.mark.parametrize("at", ["-1", "21", "x", "9999999"])
def test_a_row_that_is_not_there_is_refused(client, at):
    assert "this comparison has rows 0 to 20" in text_of(client, f"/compare?a=pkce-s256&b=pkce-plain&at={at}", 400)


def test_a_decision_that_a_run_never_comes_by_is_said_here_and_on_its_stage(client):
    link = f"/s/pkce-s256?d={pack([RunDecision(at='token#9.request', do='drop')])}"
    told = "Nothing was done at token#9.request: this run never comes by there."
    assert told in text_of(client, f"/compare?a={quote(link, safe='')}&b=pkce-plain")
    assert told in snapshot(client, link)["notices"]


def test_one_run_is_too_few_for_machines(client):
    assert "two or three runs" in text_of(client, "/api/compare?a=pkce-s256", 400)


def test_what_is_captured_cannot_end_the_script_or_become_markup(client):
    edit = RunDecision(at="token#1.request", do="edit", set={"form.code_verifier": "</script><b>x"})
    link = quote(f"/s/pkce-s256?d={pack([edit])}", safe="")
    raw = get(client, f"/compare?a={link}&b=pkce-s256").text
    assert "</script><b>x" not in raw
    assert "<b>x" not in raw
    values = [
        each["values"]
        for line in snapshot(client, f"/compare?a={link}&b=pkce-s256")["told"]["lines"]
        for each in line["differences"]
    ]
    assert any("</script><b>x" in value for value in values)
