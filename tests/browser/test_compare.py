"""Runs side by side in a real browser: rows at one height, one cursor for all, the differences beside one another."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from app.explain.columns import Column
from app.explain.comparing import Comparison, comparison
from app.runs.links import link_of
from app.trace.story import fold
from tests.browser.stage import Stage
from tests.playing import library, played

TWO = "/compare?a=/s/public-client-without-pkce&b=/s/pkce-s256"
THREE = "/compare?a=/s/public-client-without-pkce&b=/s/pkce-plain&c=/s/pkce-s256"
SHAPES = "/compare?a=/s/pkce-s256&b=/s/implicit"


def told(*names: str) -> Comparison:
    """What the page has to show, from the runs themselves."""
    traces = [played(name) for name in names]
    return comparison(
        [
            Column(library()[name], trace, fold(trace), link_of(trace.head.run))
            for name, trace in zip(names, traces, strict=True)
        ]
    )


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-compared", "drawn")
    return page


def diagram(page: Page) -> Locator:
    return page.get_by_role("group", name="Diagrams side by side")


def pane(page: Page) -> Locator:
    return page.get_by_role("region", name="Current row")


def stands_at(page: Page, n: int, total: int) -> None:
    expect(pane(page).get_by_text(f"Row {n} of {total}", exact=True)).to_be_visible()
    expect(diagram(page).locator("[aria-current=step]")).to_have_attribute("data-n", str(n))


def test_the_catalogue_opens_three_runs_in_one_click(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Compare: No PKCE, plain, or S256").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No PKCE, plain, or S256")
    runs = page.get_by_role("list", name="Runs")
    expect(runs.get_by_role("heading", level=2)).to_have_text(["No PKCE", "plain", "S256"])
    answer = page.get_by_text("the code is all that the token endpoint asks for")
    deciding = page.get_by_role("heading", name="What decides")
    ending = page.get_by_role("definition").first
    for told in (answer, deciding, ending):
        expect(told).to_be_hidden()
    page.get_by_text("Show the answer").click()
    for told in (answer, deciding, ending):
        expect(told).to_be_visible()


@pytest.mark.parametrize("row", [9, 16])
def test_the_current_row_has_room_above_and_below(page: Page, row: int) -> None:
    opened(page, TWO)
    for _ in range(row):
        page.keyboard.press("ArrowRight")
    current = diagram(page).locator("[aria-current=step]")
    expect(current).to_have_attribute("data-n", str(row))
    expect(current).to_be_in_viewport(ratio=1)
    next_row = diagram(page).locator(f"[data-n='{row + 1}']")
    expect(next_row).to_be_in_viewport(ratio=1)
    line, below = current.bounding_box(), pane(page).bounding_box()
    assert line
    assert below
    assert line["y"] + line["height"] < below["y"] - 100


@pytest.mark.parametrize("width", [1440, 1024])
@pytest.mark.parametrize(
    "names", [("pkce-s256", "implicit"), ("public-client-without-pkce", "pkce-plain", "pkce-s256")]
)
def test_every_row_stands_at_one_height_in_all_columns(page: Page, names: tuple[str, ...], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    letters = zip("abc", names, strict=False)
    opened(page, "/compare?" + "&".join(f"{letter}=/s/{name}" for letter, name in letters))
    lines = told(*names).lines
    heights = (
        diagram(page)
        .locator("[data-n]")
        .evaluate_all(
            """nodes => nodes.map((node) => ({
            arrows: [...node.querySelectorAll('.row > .line')].map((line) => line.getBBox())
                .map(({ y, height }) => Math.round(y + height / 2)),
            lefts: [...node.querySelectorAll('.row, .no-row')].map((part) => part.getBoundingClientRect().left),
            gaps: node.querySelectorAll('.no-row').length,
            top: node.querySelector('.hit').getBBox().y,
            bottom: node.querySelector('.hit').getBBox().y + node.querySelector('.hit').getBBox().height,
        }))"""
        )
    )
    assert len(heights) == len(lines)
    for line, found in zip(lines, heights, strict=True):
        assert found["gaps"] == line.cells.count(None)
        assert max(found["arrows"]) - min(found["arrows"]) <= 1
        assert found["lefts"] == sorted(found["lefts"])
    for above, below in pairwise(heights):
        assert above["bottom"] <= below["top"]


def test_nothing_of_a_row_leaves_its_column(page: Page) -> None:
    opened(page, THREE)
    outside = diagram(page).evaluate(
        """node => {
            const heads = [...node.querySelectorAll('.column-head')].map((head) => head.getBoundingClientRect());
            return [...node.querySelectorAll('[data-n]')].flatMap((line) => [...line.querySelectorAll(':scope > .row')]
                .filter((row) => {
                    const box = row.getBoundingClientRect();
                    return !heads.some(({ left, right }) => left - 1 <= box.left && box.right <= right + 1);
                }).map((row) => row.textContent));
        }"""
    )
    assert outside == []


def test_one_cursor_goes_through_all_rows_by_key_by_button_and_by_click(page: Page) -> None:
    opened(page, TWO)
    total = len(told("public-client-without-pkce", "pkce-s256").lines)
    page.keyboard.press("ArrowRight")
    stands_at(page, 1, total)
    page.get_by_role("button", name="Next", exact=True).click()
    stands_at(page, 2, total)
    page.keyboard.press("End")
    stands_at(page, total, total)
    for name in ("Next", "Next difference"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowLeft")
    stands_at(page, total - 1, total)
    diagram(page).get_by_role("button", name=re.compile(r"Row 16 of .*differs")).click()
    stands_at(page, 16, total)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    stands_at(page, 17, total)


def test_n_and_p_go_to_what_differs_and_the_buttons_to_what_comes_first_and_what_decides(page: Page) -> None:
    opened(page, TWO)
    found = told("public-client-without-pkce", "pkce-s256")
    differing = [line.n for line in found.lines if line.differs]
    for n in differing:
        page.keyboard.press("n")
        stands_at(page, n, len(found.lines))
    page.keyboard.press("p")
    stands_at(page, differing[-2], len(found.lines))
    page.get_by_role("link", name="What decides: row 16").click()
    stands_at(page, 16, len(found.lines))
    page.get_by_role("link", name=f"First difference: row {found.first.line}").click()
    stands_at(page, found.first.line or 0, len(found.lines))


def test_the_row_shows_the_values_and_the_verdicts_of_both(page: Page) -> None:
    opened(page, f"{TWO}&at=16")
    table = pane(page).get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(["A Public client without PKCE", "B PKCE with S256"])
    verifier = table.get_by_role("row", name="code_verifier")
    line = told("public-client-without-pkce", "pkce-s256").lines[15]
    (value,) = [each.values[1] for each in line.differences if each.name == "code_verifier"]
    expect(verifier.get_by_role("cell")).to_have_text(["\N{MINUS SIGN} not there", value or ""])
    verify = table.get_by_role("row", name="token.pkce.verify ")
    expect(verify.get_by_role("cell")).to_have_text(["⊘ not applicable", "✓ passed"])
    expect(pane(page).get_by_role("status")).to_contain_text("PKCE with S256 also carries code_verifier.")


def test_the_address_reopens_the_comparison_at_its_row(page: Page) -> None:
    opened(page, TWO)
    page.keyboard.press("n")
    page.keyboard.press("n")
    address = page.url
    assert address.endswith(f"{TWO}&at=3")
    opened(page, address)
    stands_at(page, 3, 20)
    expect(diagram(page).locator("[data-n='3']")).to_be_in_viewport()
    page.keyboard.press("Home")
    assert page.url.endswith(TWO)


def test_a_row_opens_its_message_on_the_stage_and_the_stage_leads_back(page: Page) -> None:
    opened(page, f"{TWO}&at=16")
    page.get_by_role("link", name="Message 12 of PKCE with S256").click()
    stage = Stage(page).live()
    stage.stands_at(12, 16)
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare with what?")
    page.get_by_role("link", name="PKCE: none", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("PKCE: S256, PKCE: none")


def test_the_stage_compares_the_run_that_it_shows(page: Page) -> None:
    stage = Stage(page).open("/s/pkce-s256")
    compare = page.get_by_role("link", name="Compare", exact=True)
    expect(compare).to_have_attribute("href", "/compare?a=%2Fs%2Fpkce-s256")
    page.get_by_role("button", name="PKCE: S256").click()
    page.get_by_role("listbox", name="PKCE").locator("[data-value=none]").click()
    expect(stage.button("PKCE: none")).to_be_visible()
    expect(compare).to_have_attribute("href", "/compare?a=%2Fs%2Fpkce-s256%3Fset%3Dclient.pkce%3Anone")


def test_the_table_says_the_same_as_the_diagram(page: Page) -> None:
    opened(page, SHAPES)
    page.get_by_role("tab", name="Table").click()
    table = page.get_by_role("table", name="Messages side by side")
    lines = told("pkce-s256", "implicit").lines
    expect(table.locator("tbody").get_by_role("row")).to_have_count(len(lines))
    for line in lines[1:5]:
        cells = table.locator(f"#row-{line.n}").get_by_role("cell")
        for place, cell in enumerate(line.cells):
            expect(cells.nth(place)).to_contain_text(cell.text if cell else "no such message")
    table.get_by_role("link", name="Row 5, differs").click()
    expect(table.locator("[aria-current=step]")).to_have_id("row-5")
    page.get_by_role("tab", name="Diagram").click()
    expect(diagram(page).locator("[aria-current=step]")).to_have_attribute("data-n", "5")


def test_a_phone_shows_the_table_first_and_nothing_runs_out_at_the_side(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{THREE}&at=16")
    row = page.locator("#row-16")
    expect(row).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    assert page.evaluate("() => document.querySelector('main').scrollWidth <= innerWidth")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "view", "beside"), [(720, "Table", False), (721, "Diagram", True)])
def test_the_table_comes_first_where_the_runs_stand_below_one_another(
    page: Page, width: int, view: str, beside: bool
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, TWO)
    expect(page.get_by_role("tab", name=view)).to_have_attribute("aria-selected", "true")
    columns = page.locator(".runs").evaluate("runs => getComputedStyle(runs).gridTemplateColumns.split(' ').length")
    assert (columns > 1) == beside


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", [THREE, f"{SHAPES}&at=16", f"{SHAPES}&at=19", "/compare", "/compare?a=/s/pkce-s256"]
)
def test_it_pleases_axe(page: Page, address: str, theme: str, width: int) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    found = Axe().run(page)
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()


def test_without_javascript_it_is_a_table_and_a_summary(new_context: Callable[..., BrowserContext]) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{TWO}&at=3")
    expect(page.get_by_role("table", name="Messages side by side").locator("tbody tr")).to_have_count(20)
    expect(page.get_by_role("table", name="Summary")).to_be_visible()
    expect(page.get_by_role("tablist")).to_have_count(0)


def test_on_paper_there_are_the_table_and_the_summary(page: Page) -> None:
    opened(page, TWO)
    page.emulate_media(media="print")
    expect(page.get_by_role("table", name="Messages side by side")).to_be_visible()
    expect(page.get_by_role("table", name="Summary")).to_be_visible()
    expect(pane(page)).to_be_hidden()
    assert page.evaluate("() => getComputedStyle(document.querySelector('main')).overflow") == "visible"
