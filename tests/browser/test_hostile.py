"""Nothing captured and nothing in a scenario can run or become markup: it is shown as the text that it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from app.runs import link_of
from app.trace import Run, RunDecision
from tests.browser.hostile import BREAKING, IMAGE, LANES, SCENARIO, SCRIPT, hostile_link, write_scenario
from tests.browser.stage import Stage, messages
from tests.serving import serving

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
VIEWS = pytest.mark.parametrize("view", ["sequence", "lanes", "split", "list"])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a server with the hostile scenario."""
    with serving("--scenarios", write_scenario(tmp_path_factory.mktemp("scenarios"))) as url:
        yield url


@pytest.fixture
def harmless(page: Page) -> Iterator[Callable[[], None]]:
    """Says whether the page is still free of whatever the hostile texts would have made of it."""
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)

    def check() -> None:
        assert page.locator("img, iframe, svg[onload], a[href^='javascript']").count() == 0
        assert page.locator("script:not([src])").evaluate_all("all => all.map(({ type }) => type).sort()") in (
            ["application/json", "importmap"],
            [],
        )
        assert (
            page.evaluate(
                "() => [...document.querySelectorAll('*')].filter((node) => node.onerror || node.onload).length"
            )
            == 0
        )

    yield check
    assert dialogs == []


@THEMES
@VIEWS
def test_a_hostile_cast_is_shown_as_text_in_every_view(
    page: Page, hostile: str, harmless: Callable[[], None], view: str, theme: str
) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    told = messages(hostile, f"/s/{SCENARIO}")
    stage = Stage(page).open(f"{hostile}/s/{SCENARIO}?view={view}")
    for at in range(1, len(told) + 1):
        stage.press("Next")
        stage.stands_at(at, len(told))
        harmless()
    if view in {"sequence", "split"}:
        assert page.locator(".lane-head .actor-name").all_text_contents() == list(LANES.values())
        assert stage.drawn(stage.sequence) == list(told)
    if view in {"lanes", "split"}:
        assert page.locator(".swim-name .actor-name").all_text_contents() == list(LANES.values())
        assert sorted(stage.drawn(stage.lanes), key=lambda message: message.n) == list(told)
    assert stage.listed() == [message.name for message in told]
    for name in (SCRIPT, LANES["as"], BREAKING):
        assert any(name in message.name for message in told), f"no message names {name}: this test looks at nothing"


def test_a_hostile_name_is_part_of_the_accessible_name_as_it_is(page: Page, hostile: str) -> None:
    told = messages(hostile, f"/s/{SCENARIO}")
    stage = Stage(page).open(f"{hostile}/s/{SCENARIO}?at={len(told)}")
    for message in told:
        node = stage.sequence.locator(f"[data-seq='{message.seq}']")
        expect(node).to_have_accessible_name(message.name)


def test_hostile_titles_are_titles(page: Page, hostile: str, harmless: Callable[[], None]) -> None:
    Stage(page).open(f"{hostile}/s/{SCENARIO}")
    expect(page).to_have_title(f"{SCRIPT} · Grantscope")
    expect(page.get_by_role("heading", level=1)).to_contain_text(SCRIPT)
    expect(page.get_by_role("complementary", name="Inspector")).to_contain_text(IMAGE)
    expect(page.get_by_role("complementary", name="Inspector")).to_contain_text(
        f"{SCRIPT} [click](javascript:alert(1))"
    )
    harmless()
    page.goto(hostile)
    expect(page.get_by_role("heading", name=SCRIPT, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name=f"Watch it: {SCRIPT}")).to_be_visible()
    expect(page.get_by_text(IMAGE + BREAKING)).to_be_visible()
    harmless()


def test_a_hostile_phase_has_its_title_as_text(page: Page, hostile: str, harmless: Callable[[], None]) -> None:
    Stage(page).open(f"{hostile}/s/{SCENARIO}?view=split")
    titles = page.locator("#panel-sequence .phase text").all_text_contents()
    assert titles == [f"{id}; {SCRIPT}".upper() for id in ("ask", "allow", "swap", "use")]
    expect(page.locator("#panel-lanes .swim-phase").first).to_have_text(f"ask; {SCRIPT}", ignore_case=True)
    harmless()


@THEMES
@VIEWS
def test_a_state_that_would_be_an_image_stays_text(
    page: Page, server: str, harmless: Callable[[], None], view: str, theme: str
) -> None:
    link = hostile_link("pkce-s256")
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    told = messages(server, link)
    stage = Stage(page).open(f"{link}&view={view}")
    inspector = page.get_by_role("complementary", name="Inspector")
    seen = 0
    for at in range(1, len(told) + 1):
        stage.press("Next")
        stage.inspects(at)
        while (folded := inspector.locator("details:not([open]) > summary")).count():
            folded.first.click()
        harmless()
        seen += inspector.get_by_text(IMAGE).count() > 0
        inspector.get_by_role("tab", name="Checks").click()
        harmless()
        inspector.get_by_role("tab", name="Message").click()
    assert seen >= 2, "the state is shown neither where it is sent nor where it comes back"


def test_the_state_is_shown_exactly_as_it_is(page: Page) -> None:
    Stage(page).open(f"{hostile_link('pkce-s256')}&at=1")
    inspector = page.get_by_role("complementary", name="Inspector")
    state = inspector.locator("dl.parameters > div").filter(has=page.get_by_text("state", exact=True))
    expect(state.locator("code.captured")).to_have_text(IMAGE)


@pytest.mark.expects_console("status of 4")
@pytest.mark.parametrize(
    "path", [f"/s/{SCRIPT}", f"/s/pkce-s256?seed={IMAGE}", f"/s/pkce-s256?set={SCRIPT}:x", f"/{IMAGE}"]
)
def test_an_error_page_repeats_hostile_input_as_text(page: Page, harmless: Callable[[], None], path: str) -> None:
    answer = page.goto(path)
    assert answer
    assert 400 <= answer.status < 500
    harmless()


def test_a_chip_of_the_narration_shows_hidden_and_reordering_characters_as_what_they_are(page: Page) -> None:
    turned = RunDecision("token#1.request", "edit", {"form.code_verifier": f"\u202e{IMAGE}\x00"})
    Stage(page).open(f"{link_of(Run(scenario='pkce-s256', decisions=(turned,)))}&at=12")
    chip = page.get_by_role("region", name="Narration").locator("code.value")
    expect(chip).to_have_text('\\u{202e}"><img src=x…1)>\\u{0}')


def test_hidden_and_reordering_characters_are_shown_as_what_they_are(tmp_path: Path, page: Page) -> None:
    folder = write_scenario(tmp_path)
    text = (folder / f"{SCENARIO}.toml").read_text(encoding="utf-8")
    turned = "Pho\u202eto\u200b printer"
    (folder / f"{SCENARIO}.toml").write_text(
        text.replace('name = "<script>alert(1)</script>"', f'name = "{turned}"'), encoding="utf-8"
    )
    with serving("--scenarios", folder) as url:
        Stage(page).open(f"{url}/s/{SCENARIO}")
        expect(page.locator(".lane-head .actor-name").nth(2)).to_have_text("Pho\\u{202e}to\\u{200b} printer")
