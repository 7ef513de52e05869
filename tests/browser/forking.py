"""Forking in the browser: a stage opened at a message, what is there to change it with, and a run that was changed."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage

LINK = "/s/pkce-s256"
VERIFIER = "x" * 43
CAUGHT = "Accounts caught it: the code_verifier does not fit the code_challenge."


class Forking(Stage):
    """The stage, and what is there to change a message with."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.inspector = page.get_by_role("complementary", name="Inspector")
        self.editor = page.get_by_role("form", name="Edit this message")
        self.bar = page.get_by_role("status", name="Fork")
        self.tree = page.get_by_role("dialog", name="Runs of this visit")

    def edit(self) -> "Forking":
        self.inspects(int((self.position.text_content() or "").split()[0]))
        self.inspector.get_by_role("button", name="Edit", exact=True).click()
        expect(self.editor).to_be_visible()
        return self

    def field(self, name: str) -> Locator:
        return self.editor.get_by_role("textbox", name=name, exact=True)

    def set(self, name: str, value: str) -> "Forking":
        self.field(name).fill(value)
        return self

    def apply(self) -> None:
        self.editor.get_by_role("button", name="Apply").click()

    def add(self, where: str, name: str, value: str) -> None:
        """Add a part to the message that is being edited."""
        self.editor.get_by_role("button", name="Add a part").click()
        part = self.editor.locator(".edit-field.added").last
        part.get_by_role("combobox", name="Where").select_option(where)
        part.get_by_role("textbox", name="Name").fill(name)
        part.get_by_role("textbox", name="Value").fill(value)

    def runs(self) -> Locator:
        """The runs of the visit, in the open tree."""
        self.page.get_by_role("button", name=re.compile("Runs of this visit")).click()
        return self.tree.locator(".leaf-go")


def opened(page: Page, at: int = 12, link: str = LINK) -> Forking:
    sign = "&" if "?" in link else "?"
    stage = Forking(page)
    stage.open(f"{link}{sign}at={at}")
    return stage


def forked(page: Page) -> Forking:
    """A stage on which the verifier has been changed."""
    stage = opened(page).edit().set("code_verifier", VERIFIER)
    stage.apply()
    expect(stage.bar).to_contain_text(CAUGHT)
    return stage


def run_of(page: Page, server: str) -> str:
    return re.sub(r"[?&](at|view|mode|follow)=[^&]*", "", page.url.removeprefix(server))
