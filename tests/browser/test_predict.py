"""Predicting in the browser: the question, its answer by mouse and keyboard, skipping, the score, the review."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage, messages
from tests.browser.test_accessibility import BOTH_THEMES, objections, theme
from tests.browser.test_hidden_mode import Heard, secrets
from tests.explain.test_questions import walked

__all__ = ["theme"]

LINK = "/s/pkce-s256"
QUESTIONS = walked("pkce-s256")[0]
SCORE = "#score"


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="Prediction")


def verdict(page: Page) -> Locator:
    return page.get_by_role("status", name="Verdict")


def open_at(page: Page, at: int = 0, link: str = LINK) -> Stage:
    """A stage where message `at + 1` is to be predicted."""
    stage = Stage(page).open(f"{link}?mode=predict&at={at}" if at else f"{link}?mode=predict")
    expect(card(page)).to_be_visible()
    return stage


def option(page: Page, n: int, *, right: bool) -> Locator:
    """An answer to the question about message n, the right one or the first of the others."""
    question = QUESTIONS[n - 1]
    text = next(each.text for each in question.options if (each.id == question.right) == right)
    return card(page).get_by_role("radio", name=text.replace("`", ""))


def key_of(n: int, *, right: bool) -> str:
    question = QUESTIONS[n - 1]
    return str(1 + next(i for i, each in enumerate(question.options) if (each.id == question.right) == right))


def plain(text: str) -> str:
    return text.replace("`", "")


def test_the_switch_hides_what_is_to_come_asks_and_shows_it_again(page: Page, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?at=6")
    switch = stage.button("Predict")
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(card(page)).to_be_hidden()
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    stage.shows(6, told, shown=6)
    expect(page).to_have_url(f"{server}{LINK}?at=6&mode=predict")
    expect(card(page).get_by_role("group", name=plain(QUESTIONS[6].text))).to_be_visible()
    expect(card(page)).to_contain_text("message 7 of 16")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    stage.shows(6, told)
    expect(card(page)).to_be_hidden()
    expect(page).to_have_url(f"{server}{LINK}?at=6")


def test_a_right_answer_is_said_to_be_right_and_next_shows_the_message(page: Page) -> None:
    stage = open_at(page, 11)
    option(page, 12, right=True).check()
    card(page).get_by_role("button", name="Answer").click()
    expect(verdict(page)).to_have_text("✓ Right.")
    expect(page.locator(SCORE)).to_have_text("1 of 1 right")
    expect(card(page)).to_contain_text(plain(QUESTIONS[11].whys[QUESTIONS[11].right]))
    stage.stands_at(11, 16)
    stage.press("Next")
    stage.stands_at(12, 16)
    expect(card(page)).to_contain_text(plain(QUESTIONS[12].text))
    expect(verdict(page)).to_have_text("")


def test_a_wrong_answer_is_told_which_is_right_and_why_the_other_is_not(page: Page) -> None:
    open_at(page, 11)
    question = QUESTIONS[11]
    chosen = next(each for each in question.options if each.id != question.right)
    right = next(each for each in question.options if each.id == question.right)
    option(page, 12, right=False).check()
    card(page).get_by_role("button", name="Answer").click()
    expect(verdict(page)).to_have_text(f"✗ Not this one. Right is “{plain(right.text)}”.")
    expect(card(page)).to_contain_text(f"Your answer: {plain(question.whys[chosen.id])}")
    expect(card(page)).to_contain_text(plain(question.whys[question.right]))
    expect(card(page).get_by_role("link", name=question.spec)).to_be_visible()
    expect(card(page).locator("label", has_text=plain(chosen.text))).to_contain_text("✗ your answer")
    expect(card(page).locator("label", has_text=plain(right.text))).to_contain_text("✓ right")
    others = [each for each in question.options if each.id not in {chosen.id, right.id}]
    expect(card(page).get_by_text(plain(question.whys[others[0].id]))).to_be_hidden()
    card(page).get_by_text("Why not the others").click()
    for each in others:
        expect(card(page).get_by_text(plain(question.whys[each.id]))).to_be_visible()
    expect(page.locator(SCORE)).to_have_text("0 of 1 right")


def test_the_whole_run_by_keyboard(page: Page) -> None:
    stage = open_at(page)
    for question in QUESTIONS:
        expect(card(page)).to_contain_text(f"message {question.n} of 16")
        page.keyboard.press(key_of(question.n, right=question.n != 5))
        page.keyboard.press("Enter")
        expect(verdict(page)).not_to_have_text("")
        page.keyboard.press("Enter")
        stage.stands_at(question.n, 16)
    expect(card(page)).to_contain_text("The run is over: 15 of 16 right.")
    missed = card(page).get_by_role("listitem")
    expect(missed).to_have_count(1)
    expect(missed).to_contain_text(plain(QUESTIONS[4].text))
    missed.get_by_role("link", name="Message 5").click()
    stage.stands_at(5, 16)
    expect(card(page)).to_contain_text("The run is over")


def test_a_number_chooses_and_another_changes_the_choice(page: Page) -> None:
    open_at(page, 11)
    for key in ("1", "3"):
        page.keyboard.press(key)
        expect(card(page).get_by_role("radio").nth(int(key) - 1)).to_be_checked()
        expect(card(page).get_by_role("radio").nth(int(key) - 1)).to_be_focused()
    page.keyboard.press("9")
    expect(card(page).get_by_role("radio").nth(2)).to_be_checked()
    expect(verdict(page)).to_have_text("")


def test_going_on_without_an_answer_is_never_blocked_and_counts_as_skipped(page: Page) -> None:
    stage = open_at(page)
    stage.press("Next")
    stage.stands_at(1, 16)
    expect(page.locator(SCORE)).to_have_text("1 skipped")
    page.keyboard.press("ArrowRight")
    stage.stands_at(2, 16)
    expect(page.locator(SCORE)).to_have_text("2 skipped")
    option(page, 3, right=True).check()
    card(page).get_by_role("button", name="Answer").click()
    expect(page.locator(SCORE)).to_have_text("1 of 1 right, 2 skipped")
    stage.press("Last")
    stage.stands_at(16, 16)
    expect(card(page)).to_contain_text("The run is over: 1 of 1 right, 2 skipped.")


def test_looking_back_asks_nothing_until_one_is_back(page: Page) -> None:
    stage = open_at(page, 5)
    stage.press("Back")
    stage.stands_at(4, 16)
    expect(card(page).get_by_role("radio")).to_have_count(0)
    card(page).get_by_role("button", name="Go there").click()
    stage.stands_at(5, 16)
    expect(card(page).get_by_role("radio")).to_have_count(len(QUESTIONS[5].options))
    expect(page.locator(SCORE)).to_have_text("")


def test_the_score_and_an_answer_outlast_a_reload(page: Page) -> None:
    stage = open_at(page, 10)
    stage.press("Next")
    expect(page.locator(SCORE)).to_have_text("1 skipped")
    page.keyboard.press(key_of(12, right=True))
    page.keyboard.press("Enter")
    expect(verdict(page)).to_have_text("✓ Right.")
    page.reload()
    stage.live()
    expect(page.locator(SCORE)).to_have_text("1 of 1 right, 1 skipped")
    expect(verdict(page)).to_have_text("✓ Right.")


def test_another_run_has_a_score_of_its_own(page: Page) -> None:
    stage = open_at(page)
    stage.press("Next")
    expect(page.locator(SCORE)).to_have_text("1 skipped")
    page.get_by_role("button", name="PKCE: S256").click()
    page.get_by_role("listbox", name="PKCE").locator("[data-value=plain]").click()
    expect(page.get_by_role("button", name="PKCE: plain")).to_be_visible()
    expect(page.locator(SCORE)).to_have_text("")
    page.go_back()
    expect(page.locator(SCORE)).to_have_text("1 skipped")


def test_one_can_begin_again(page: Page) -> None:
    stage = open_at(page, 14)
    for at in (15, 16):
        stage.press("Next")
        stage.stands_at(at, 16)
    card(page).get_by_role("button", name="Predict from the start").click()
    stage.stands_at(0, 16)
    expect(card(page)).to_contain_text("message 1 of 16")
    expect(page.locator(SCORE)).to_have_text("")


def test_at_the_end_there_is_nothing_left_to_predict(page: Page) -> None:
    open_at(page, 16)
    expect(card(page)).to_contain_text("All messages are shown, so there is nothing left to predict.")


def test_what_is_predicted_arrives_no_sooner_and_its_answer_only_when_it_is_given(page: Page, server: str) -> None:
    made = secrets(server, LINK)
    heard = Heard(page)
    stage = heard.open(page, f"{LINK}?mode=predict")
    for question in QUESTIONS:
        at = question.n - 1
        assert {value for value, stop in made.items() if stop > at and heard.holds(value)} == set()
        why = json.dumps(question.whys[question.right], ensure_ascii=False)[1:-1]
        if question.kind == "quiz":
            assert not heard.holds(why)
            page.keyboard.press("1")
            page.keyboard.press("Enter")
            expect(verdict(page)).not_to_have_text("")
            assert heard.holds(why)
        stage.press("Next")
        stage.stands_at(question.n, 16)


def test_an_answer_that_the_server_does_not_take_is_told_and_the_page_goes_on(page: Page) -> None:
    page.route_web_socket(
        "**/socket.io/**",
        lambda socket: (
            server := socket.connect_to_server(),
            socket.on_message(lambda text: server.send(str(text).replace('"option":"a"', '"option":"z"'))),
        )[0],
    )
    stage = open_at(page, 11)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(card(page).get_by_role("alert")).to_contain_text("it is one of a, b, c")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(verdict(page)).not_to_have_text("")
    stage.press("Next")
    stage.stands_at(12, 16)


def test_the_header_stays_as_it_is_while_the_score_grows(page: Page) -> None:
    stage = open_at(page)
    header = page.get_by_role("banner")
    before = header.bounding_box()
    stage.press("Next")
    expect(page.locator(SCORE)).to_have_text("1 skipped")
    expect(card(page)).to_contain_text("message 2 of 16")
    page.keyboard.press(key_of(2, right=True))
    page.keyboard.press("Enter")
    expect(page.locator(SCORE)).to_have_text("1 of 1 right, 1 skipped")
    assert header.bounding_box() == before


@pytest.mark.parametrize("width", [1440, 390])
def test_the_card_and_the_current_message_are_both_in_sight(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    stage = open_at(page, 11)
    expect(card(page).get_by_role("button", name="Answer")).to_be_in_viewport()
    view = stage.sequence if width > 480 else page.get_by_role("list", name="Messages")
    expect(view.locator("[aria-current=step]")).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(card(page).get_by_role("button", name="Show the message")).to_be_in_viewport()
    expect(view.locator("[aria-current=step]")).to_be_in_viewport()


@BOTH_THEMES
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scene", ["asked", "right", "wrong", "behind", "review"])
def test_predicting_pleases_axe(page: Page, width: int, scene: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    stage = open_at(page, 14 if scene == "review" else 11)
    if scene in {"right", "wrong"}:
        page.keyboard.press(key_of(12, right=scene == "right"))
        page.keyboard.press("Enter")
        expect(verdict(page)).not_to_have_text("")
        card(page).get_by_text("Why not the others").click()
    elif scene == "behind":
        stage.press("Back")
        expect(card(page).get_by_role("button", name="Go there")).to_be_visible()
    elif scene == "review":
        page.keyboard.press(key_of(15, right=False))
        page.keyboard.press("Enter")
        expect(verdict(page)).not_to_have_text("")
        for at in (15, 16):
            stage.press("Next")
            stage.stands_at(at, 16)
        expect(card(page)).to_contain_text("The run is over")
    assert objections(page) == ""
