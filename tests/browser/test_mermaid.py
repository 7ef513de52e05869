"""What `--format mermaid` writes is parsed and drawn by the real Mermaid, with every message and nothing else."""

import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from app.exports import EXPORTS
from app.runs import play
from app.scenario import load
from app.trace import Run, RunDecision
from app.trace.story import fold
from tests.browser.corpus import RAN, write_scenarios
from tests.browser.corpus import SCENARIOS as CORPUS
from tests.browser.hostile import LANES, SCENARIO, SCRIPT, write_scenario
from tests.browser.stage import SCENARIOS
from tests.playing import played
from tests.serving import ROOT

# Mermaid with its own defaults, its limit on the size of documents among them, in a page without our policy.
PAGE = """<!DOCTYPE html>
<title>Mermaid</title>
<link rel="icon" href="data:,">
<div id="diagram"></div>
<script type="module">
  import mermaid from "/static/vendor/mermaid/mermaid.esm.min.mjs";
  mermaid.initialize({ startOnLoad: false });
  window.draw = async (text) => {
    await mermaid.parse(text);
    const { svg } = await mermaid.render("drawing", text);
    document.getElementById("diagram").innerHTML = svg;
  };
  document.title = "Ready";
</script>"""


@pytest.fixture
def bare(page: Page, server: str) -> Page:
    """A page that has Mermaid and nothing of ours."""

    def answer(route: Route) -> None:
        route.fulfill(body=PAGE, content_type="text/html")

    page.route(f"{server}/bare", answer)
    page.goto("/bare")
    expect(page).to_have_title("Ready")
    return page


def exported(*arguments: str) -> str:
    """What the command line writes."""
    command = [sys.executable, "-m", "app", "run", *arguments, "--format", "mermaid"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def draw(page: Page, document: str) -> list[str]:
    """Draw it; the texts of the messages, in order, a message of two lines as two."""
    page.evaluate("text => draw(text)", document)
    return [" ".join(text.split()) for text in page.locator("#diagram .messageText").all_text_contents()]


def test_every_scenario_is_drawn_with_all_its_messages(bare: Page) -> None:
    for scenario in SCENARIOS:
        is_drawn_whole(bare, scenario)


def is_drawn_whole(bare: Page, scenario: str) -> None:
    """All its messages, actors and phases are there."""
    trace = played(scenario)
    rows = fold(trace).rows
    drawn = draw(bare, EXPORTS["mermaid"].render(trace, colour=False).decode())
    assert len(drawn) == len(rows)
    for text, row in zip(drawn, rows, strict=True):
        assert text.startswith(f"{row.n}. {row.verb}" if row.n else row.verb)
    names = bare.locator("#diagram text.actor").all_text_contents()
    assert {lane.name for lane in trace.head.cast} == set(names)
    titles = {phase.id: phase.title for phase in trace.head.phases}
    reached = [titles[phase] for phase, _ in groupby(row.phase for row in rows)]
    for title in titles.values():
        notes = bare.locator("#diagram .noteText", has_text=title)
        expect(notes).to_have_count(sum(title.lower() in each.lower() for each in reached))


def test_a_run_with_other_switches_is_drawn_as_it_went(bare: Page) -> None:
    changed = {"client.pkce": "none", "as.pkce": "required"}
    arguments = [argument for name, value in changed.items() for argument in ("--set", f"{name}={value}")]
    drawn = draw(bare, exported("pkce-s256", *arguments))
    assert len(drawn) == len(fold(played("pkce-s256", changed)).rows)
    assert any("error=" in text for text in drawn)


def test_a_hostile_scenario_is_drawn_as_text(bare: Page, tmp_path: Path) -> None:
    dialogs: list[str] = []
    bare.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss())[1])
    drawn = draw(bare, exported(SCENARIO, "--scenarios", str(write_scenario(tmp_path))))
    assert len(drawn) == len(fold(played("pkce-s256")).rows)
    assert set(LANES.values()) == set(bare.locator("#diagram text.actor").all_text_contents())
    assert any(SCRIPT in text for text in drawn), "no message has the client's name in it"
    assert any(SCRIPT in text for text in bare.locator("#diagram .noteText").all_text_contents())
    assert bare.locator("#diagram script, #diagram img, #diagram [onload], #diagram [onerror]").count() == 0
    assert dialogs == []


def test_no_text_of_the_corpus_is_obeyed(bare: Page, tmp_path: Path) -> None:
    scenarios = load([write_scenarios(tmp_path)])
    for name in CORPUS:
        trace = play(Run(scenario=name), scenarios[name])
        draw(bare, EXPORTS["mermaid"].render(trace, colour=False).decode())
        expect(bare.locator("#diagram .messageLine0, #diagram .messageLine1")).to_have_count(len(fold(trace).rows))
        expect(bare.locator("#diagram .actor-top")).to_have_count(len(trace.head.cast))
        assert bare.locator("#diagram :is(a, b, body, form, iframe, img, link, script, svg svg)").count() == 0
        assert bare.evaluate(f"() => '{RAN}' in globalThis") is False


@pytest.mark.parametrize(
    "value",
    [
        "a;b",
        "a#quot;b",
        "end",
        "x: y",
        "<b>bold</b>",
        "$$x^2$$",
        "%% no comment",
        '"><img src=x onerror=alert(1)>',
        "a\nlane1->>lane2: forged",
        "\u202eturned",
        "`code`",
        "{}[]()",
    ],
)
def test_a_value_that_mermaid_would_obey_is_text(bare: Page, value: str) -> None:
    edits = {"authorize#1.request": "query.state", "login_page#1.response": "body", "open#1.request": "header.x"}
    decisions = [RunDecision(at=place, do="edit", set={path: value}) for place, path in edits.items()]
    decisions.append(RunDecision(at="photos#1.response", do="edit", set={"body": f"<title>{value}</title>"}))
    trace = played("authorization-code", decisions=decisions)
    drawn = draw(bare, EXPORTS["mermaid"].render(trace, colour=False).decode())
    assert len(drawn) >= len(fold(trace).rows)
    expect(bare.locator("#diagram .messageLine0, #diagram .messageLine1")).to_have_count(len(fold(trace).rows))
    assert bare.locator("#diagram img, #diagram b, #diagram script").count() == 0
