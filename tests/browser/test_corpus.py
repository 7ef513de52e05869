"""Nothing of the corpus runs, becomes markup, or breaks the layout, wherever on the page it comes to stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page

from tests.browser.corpus import RAN, SCENARIOS, TEXTS, links_with_state, write_scenarios
from tests.browser.measuring import measuring
from tests.browser.stage import Stage
from tests.serving import serving

WALKING = Path(__file__).with_name("walking.js").read_text(encoding="utf-8")

VISIT = """async (stops) => {
  for (const n of stops) {
    await walking.goto(n);
    await walking.tabs(`at ${n}`);
  }
}"""
FOLLOW = """async (links) => {
  for (const [i, link] of links.entries()) {
    await walking.open(`${link}&at=1`);
    await walking.follow(`text ${i}`);
    if (i % 8 === 0) await walking.tabs(`text ${i}`);
  }
}"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server with the scenarios of the corpus."""
    with serving("--scenarios", write_scenarios(tmp_path_factory.mktemp("corpus"))) as url:
        yield url


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """A page that opens no dialog."""
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.emulate_media(reduced_motion="reduce")
    yield page
    assert dialogs == []


def walk(page: Page, what: str, argument: Any = None) -> list[str]:
    """Do something in the page, which has `walking`; the faults that came to light."""
    page.evaluate(f"() => {{ {WALKING} walking.begin({RAN!r}); }}")
    page.evaluate(what, argument)
    faults, read = page.evaluate("() => [[...walking.faults], walking.read]")
    assert read > 1000, "nothing was read: this test looks at nothing"
    found: list[str] = faults
    return found


def test_there_are_enough_texts() -> None:
    assert len(set(TEXTS.values())) == len(TEXTS) >= 50


@pytest.mark.expects_console("Blocked autofocusing")  # by a page in the person's browser, whose frame may not
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_text_runs_or_breaks_the_layout_in_any_view_or_panel(quiet: Page, corpus: str, scenario: str) -> None:
    stage = Stage(quiet).open(f"{corpus}/s/{scenario}?at=16&view=split")
    stage.stands_at(16, 16)
    found = []
    for size, stops in [((1440, 900), (1, 2, 12, 13, 14, 16)), ((390, 844), (12, 14))]:
        quiet.set_viewport_size({"width": size[0], "height": size[1]})
        found += walk(quiet, VISIT, stops)
    assert found == []
    shown = quiet.locator("#panel-sequence .lane-head").count() + quiet.locator("#panel-lanes .swim-name").count()
    assert (shown, quiet.locator("#panel-list .list-link").count()) == (10, 16)


def test_no_text_runs_or_breaks_the_layout_as_a_value_that_is_followed(quiet: Page, server: str) -> None:
    links = links_with_state()
    Stage(quiet).open(f"{server}/s/pkce-s256?at=1")
    found = walk(quiet, FOLLOW, links)
    assert found == []


def test_no_text_pushes_a_label_over_anything(quiet: Page, corpus: str) -> None:
    links = [f"{corpus}/s/{scenario}" for scenario in SCENARIOS]
    measuring(quiet, links + [f"{corpus}{link}" for link in links_with_state()])
    for width in (390, 1024, 1440):
        quiet.set_viewport_size({"width": width, "height": 900})
        measured = quiet.evaluate("() => measuring.faults(['split'])")
        assert measured["counted"] > 80 * len(SCENARIOS)
        assert measured["found"] == []


@pytest.mark.parametrize("width", [390, 1440])
def test_no_text_runs_or_breaks_the_layout_in_the_catalogue(quiet: Page, corpus: str, width: int) -> None:
    quiet.set_viewport_size({"width": width, "height": 900})
    quiet.goto(corpus)
    assert walk(quiet, "() => walking.look('the catalogue')") == []


def test_texts_that_run_from_right_to_left_leave_their_neighbours_where_they_are(quiet: Page, corpus: str) -> None:
    written = next(name for name in SCENARIOS if "אב" in str(list(TEXTS.values())[5 * SCENARIOS.index(name) :][:5]))
    for view, row, parts in [
        ("sequence", "#panel-sequence .row", [".number", ".verb", ".rest"]),
        ("list", "#panel-list .list-link", [".number", ".verb", ".what"]),
    ]:
        Stage(quiet).open(f"{corpus}/s/{written}?at=16&view={view}")
        quiet.evaluate(f"() => {{ {WALKING} }}")
        turned = quiet.evaluate("parts => walking.turned(...parts)", [row, parts])
        assert turned == []


def test_a_folder_of_the_corpus_is_written_once_for_each_five_texts(tmp_path: Path) -> None:
    files = sorted(path.stem for path in write_scenarios(tmp_path).iterdir())
    assert files == sorted(SCENARIOS)
    together = "".join((tmp_path / f"{name}.toml").read_text(encoding="utf-8") for name in SCENARIOS)
    assert together.count("[[decisions]]") == 6 * len(SCENARIOS)
