"""Long texts are shortened where they tell least: addresses keep their host and what an answer is known by."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage, messages

ACCOUNTS = "https://accounts.example/authorize"
LONG = f"{ACCOUNTS}?response_type=code&client_id=printer-app&redirect_uri=http%3A%2F%2F127.0.0.1%3A51004%2Fcb"
CALLBACK = "http://127.0.0.1:51004/cb?code=RBSsnMnvNFhLC52AUtgrRvtXoyUgeJnO6QstyszXxL8"


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://accounts.example/login", "https://accounts.example/login"),
        (
            f"{LONG}&scope=photos.read&state=PK0j3C_lHABCDEFGH&code_challenge=tHf2abc",
            f"{ACCOUNTS}…&state=PK0j3C_l…",
        ),
        (f"{CALLBACK}&state=PK0j3C_lHABCDEFGH&x=1", "http://127.0.0.1:51004/cb?code=RBSsnMnv…&state=PK0j3C_l…"),
        (
            f"https://printer.example/signed-in?session={'s' * 80}#id_token=eyJ0eXAiOiJKV1Qi&state=PK0j3C_lHABCD",
            "https://printer.example/signed-in…#id_token=eyJ0eXAi…&state=PK0j3C_l…",
        ),
        (f"https://x.example/{'deep/' * 40}end", "https://x.example/deep/deep/deep/de…eep/deep/end"),
    ],
)
def test_an_address_keeps_its_host_and_what_tells(page: Page, address: str, seen: str) -> None:
    page.goto("/")
    shown, whole = page.evaluate(
        """async (address) => {
          const { abridgedAddress } = await import("/static/js/draw/abridge-address.js");
          const pieces = abridgedAddress(address, 90);
          return [pieces.map(({ text, cut }) => (cut ? "…" : text)).join(""), pieces.map(({ text }) => text).join("")];
        }""",
        address,
    )
    assert (shown, whole) == (seen, address)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("/.well-known/oauth-authorization-server", "/.well-known/o…n-server"),
        ("Connect your photos to the printer", "Connect your photos to …"),
        ("access_token, id_token, token_type", "access_token, id…token_type"),
        ("short", "short"),
    ],
)
def test_a_label_keeps_both_ends_and_of_words_the_first(page: Page, text: str, seen: str) -> None:
    page.goto("/")
    room = len(seen)
    shown = page.evaluate(
        """async ([text, room]) => {
          const { shorten } = await import("/static/js/draw/fit.js");
          return shorten(text, room, (part) => [...part].length);
        }""",
        [text, room],
    )
    assert shown == seen
    assert len(shown) <= room


def test_the_address_bar_shows_the_telling_parts_and_holds_the_whole_address(page: Page, server: str) -> None:
    total = len(messages(server, "/s/implicit"))
    Stage(page).open(f"/s/implicit?at={total}").stands_at(total, total)
    page.get_by_role("complementary", name="Inspector").get_by_role("tab", name="Browser").click()
    bar = page.locator(".address-bar code")
    expect(bar).to_contain_text("#access_token=")
    whole = bar.text_content() or ""
    assert len(whole) > 300
    expect(bar).to_have_attribute("title", whole)
    seen = bar.evaluate(
        "bar => { for (const cut of bar.querySelectorAll('.cut')) cut.textContent = '…'; return bar.textContent }"
    )
    assert seen.startswith("https://printer.example/")
    assert "access_token=eyJ0" in seen
    assert "state=PK0j3C_l" in seen
    assert len(seen) < 110
