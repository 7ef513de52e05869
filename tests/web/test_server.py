"""Pages, downloads and errors, asked of the real app."""

import json
import re

import pytest
from click.testing import CliRunner
from markupsafe import escape

from app.cli import main
from app.explain import ledger
from app.runs.links import pack
from app.trace import RunDecision, Trace
from app.web.security import IMPORT_MAP
from app.web.server import modules
from tests.playing import library, played
from tests.web.asking import ORIGIN, get, snapshot, text_of


def test_the_catalogue_has_every_scenario(client):
    text = get(client, "/").text
    for scenario in library().values():
        assert f"/s/{scenario.name}" in text
        assert str(escape(scenario.content.legacy)) in text


@pytest.mark.parametrize("scenario", sorted(library()))
def test_a_stage_opens_with_its_first_snapshot_inside(client, scenario):
    found = snapshot(client, f"/s/{scenario}?at=3")
    assert (found["cursor"], found["revealed"]) == (3, 3)
    assert found["title"] == library()[scenario].title
    assert len([row for row in found["rows"] if row["n"]]) == found["total"]


def test_a_link_opens_the_run_it_names(client):
    found = snapshot(client, "/s/pkce-s256?seed=7&set=client.pkce:plain&at=2")
    assert found["link"] == "/s/pkce-s256?seed=7&set=client.pkce:plain"
    chosen = {switch["name"]: (switch["value"], switch["changed"]) for switch in found["switches"]}
    assert chosen["client.pkce"] == ("plain", True)
    assert chosen["client.state"] == ("bound", False)


def test_the_download_is_the_trace_byte_for_byte(client):
    answer = get(client, "/api/runs/pkce-s256?seed=7")
    assert answer.data == played("pkce-s256", seed=7).to_json()
    assert Trace.from_json(answer.data).head.run.seed == 7


def test_the_list_of_scenarios_is_there_for_machines(client):
    assert [each["name"] for each in get(client, "/api/scenarios").get_json()] == list(library())


def test_the_catalogue_leads_to_the_checks(client):
    assert 'href="/checks"' in get(client, "/").text


@pytest.mark.parametrize("part", ledger(), ids=lambda part: part.id)
def test_the_page_of_checks_says_all_of_each_at_an_anchor_of_its_own(client, part):
    linked = text_of(client, "/checks")
    text = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", linked)
    section = re.search(rf'<section id="{part.id}"(.*?)</section>', text, re.DOTALL).group(1)
    found = dict(re.findall(r'<li id="([^"]+)"(.*?)</li>', section, re.DOTALL))
    assert list(found) == [check.id for check in part.checks]
    for check in part.checks:
        said = (check.title, check.level, check.plain, check.failure, check.href, check.spec, check.error)
        why = [lax.why for lax in check.lax]
        for each in (*said, str(check.status), *check.causes, *why, f"--set check.{check.id}=off"):
            assert each in found[check.id]


def test_the_checks_are_there_for_machines_as_on_the_command_line(client):
    printed = CliRunner().invoke(main, ["checks", "--json"]).stdout
    assert get(client, "/api/checks").get_json() == json.loads(printed)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/s/pkce-s257", 404, "did you mean pkce-s256?"),
        ("/s/pkce-s256?at=17", 400, "messages 0 to 16"),
        ("/s/pkce-s256?at=x", 400, "messages 0 to 16"),
        ("/s/pkce-s256?at=-1", 400, "messages 0 to 16"),
        ("/s/pkce-s256?at=%C2%B2", 400, "messages 0 to 16"),
        ("/s/pkce-s256?seed=many", 400, "whole number from 0"),
        ("/s/pkce-s256?set=client.pkce:s256", 400, "did you mean S256?"),
        ("/s/pkce-s256?mode=secret", 400, "open, hidden"),
        ("/s/pkce-s256?v=9", 400, "version 1"),
        ("/s/pkce-s256?d=nonsense", 400, "base64url"),
        (f"/s/pkce-s256?x={'x' * 9000}", 414, "8192 characters"),
        ("/api/runs/nothing", 404, "no scenario is called"),
        ("/nowhere", 404, "404"),
    ],
)
def test_a_bad_address_gets_a_page_that_says_what_and_where(client, path, status, said):
    answer = get(client, path)
    text = answer.get_data(as_text=True).replace("&#39;", "'")
    assert answer.status_code == status
    assert said in text
    assert "Traceback" not in text


def test_another_method_is_refused(client):
    assert client.post("/s/pkce-s256", base_url=ORIGIN).status_code == 405


def test_a_name_that_was_rebound_is_not_served(client):
    assert client.get("/", base_url="http://attacker.example:8020").status_code == 400


def test_every_answer_has_the_policy(client):
    for path in ("/", "/s/pkce-s256", "/checks", "/nowhere", "/static/js/main.js"):
        with get(client, path) as answer:
            policy, kind = (answer.headers[name] for name in ("Content-Security-Policy", "X-Content-Type-Options"))
        assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
        assert "unsafe" not in policy
        assert kind == "nosniff"


def test_the_only_inline_script_is_the_import_map(client):
    text = get(client, "/s/pkce-s256").get_data(as_text=True)
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", text, re.DOTALL)
    assert [content for kind, content in inline if "importmap" in kind] == [IMPORT_MAP]
    assert [kind for kind, _ in inline if "importmap" not in kind and "application/json" not in kind] == []
    assert not re.search(r"\son\w+=|style=", text)


def test_hostile_text_cannot_leave_the_snapshot(client):
    state = "</script><img src=x onerror=alert(1)>\u2028<!--"
    link = pack([RunDecision("authorize#1.request", "edit", {"query.state": state})])
    answer = get(client, f"/s/pkce-s256?at=12&d={link}")
    assert b"<img" not in answer.data
    values = [
        parameter["value"]
        for detail in snapshot(client, f"/s/pkce-s256?at=12&d={link}")["details"].values()
        for parameter in detail["parameters"]
    ]
    assert state in values


def test_modules_are_those_that_the_first_diagram_imports():
    found = modules()
    assert found[0] == "/static/js/main.js"
    assert len(found) == len(set(found))
    assert not [path for path in found if "panels" in path or "socket" in path]
