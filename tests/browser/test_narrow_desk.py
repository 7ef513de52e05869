"""A small window, 1024 pixels wide: the header in two rows, every tab whole, and room for the lanes."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage

SIX_LANES = "/s/attack-code-interception?set=client.pkce:S256&at=12"
LINKS = pytest.mark.parametrize("link", [SIX_LANES, "/s/attack-csrf?at=20", "/s/pkce-s256?at=12"])


@pytest.fixture(autouse=True)
def small(page: Page) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})


def cut(box: Locator) -> bool:
    """Whether some of it has to be scrolled to."""
    wide: bool = box.evaluate("node => node.scrollWidth > node.clientWidth + 1")
    return wide


@LINKS
def test_the_header_has_its_buttons_in_one_row_and_its_switches_in_the_next(page: Page, link: str) -> None:
    Stage(page).open(link)
    first = page.get_by_role("link", name="Grantscope").bounding_box()
    last = page.get_by_role("button", name="Theme").bounding_box()
    header = page.get_by_role("banner").bounding_box()
    assert first
    assert last
    assert header
    assert abs(first["y"] + first["height"] / 2 - last["y"] - last["height"] / 2) < 4
    assert last["x"] + last["width"] > 990
    assert header["height"] < 96


@LINKS
def test_every_lane_and_every_tab_is_in_sight(page: Page, link: str) -> None:
    stage = Stage(page).open(link)
    assert not cut(page.locator("#panel-sequence"))
    inspect = stage.button("Inspect")
    if inspect.is_visible():
        inspect.click()
    tabs = page.get_by_role("tablist", name="Inspector")
    expect(tabs).to_be_in_viewport()
    assert not cut(tabs)


def test_beside_many_lanes_the_inspector_is_opened_and_stays_open_when_a_switch_is_set(page: Page) -> None:
    stage = Stage(page).open(SIX_LANES)
    inspector = page.get_by_role("complementary", name="Inspector")
    expect(inspector).to_be_hidden()
    page.get_by_role("status", name="Outcome").get_by_role("link").click()
    expect(inspector).to_be_visible()
    page.get_by_role("switch", name="PKCE: plain").click()
    expect(page.get_by_role("switch", name="PKCE: plain")).to_be_checked()
    expect(inspector).to_be_visible()
    stage.button("Inspect").click()
    expect(inspector).to_be_hidden()
