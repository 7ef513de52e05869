"""The reader picks how deep explanations go, and every step has one focus."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from app.explain import TEXTS, Detail, Text
from tests.browser.stage import Stage
from tests.browser.test_inspector import details, words

LINK = "/s/pkce-s256"
AT = 12  # POST /token
FAILING = f"{LINK}?set=client.pkce:none&set=as.pkce:required&at=1"


@pytest.fixture
def inspector(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Inspector")


@pytest.fixture
def stage(page: Page) -> Stage:
    return Stage(page).open(f"{LINK}?at={AT}")


def here() -> Detail:
    """What there is to tell of the message looked at."""
    return details(LINK)[AT]


def text_of(name: str) -> Text:
    return TEXTS[next(each.about for each in here().parameters if each.name == name)]


def depth(inspector: Locator, name: str) -> Locator:
    return inspector.get_by_role("radiogroup", name="Depth of the explanations").get_by_role("radio", name=name)


def card(inspector: Locator, name: str) -> Locator:
    """What is shown of one parameter."""
    return inspector.locator("dl.parameters > div").filter(has=inspector.page.get_by_text(name, exact=True))


@pytest.mark.usefixtures("stage")
def test_practitioners_are_told_the_meaning_at_first(inspector: Locator) -> None:
    expect(depth(inspector, "Practitioner")).to_be_checked()
    text = text_of("code_verifier")
    expect(card(inspector, "code_verifier")).to_contain_text(text.meaning)
    expect(card(inspector, "code_verifier")).to_contain_text(text.gain)


def test_the_depth_is_picked_with_the_keyboard_and_the_messages_stay_where_they_are(
    stage: Stage, page: Page, inspector: Locator
) -> None:
    text, verifier = text_of("code_verifier"), card(inspector, "code_verifier")
    depth(inspector, "Practitioner").focus()
    page.keyboard.press("ArrowRight")
    expect(depth(inspector, "Spec")).to_be_checked()
    expect(depth(inspector, "Spec")).to_be_focused()
    expect(verifier).to_contain_text(text.rule)
    page.keyboard.press("ArrowRight")
    expect(depth(inspector, "Plain words")).to_be_checked()
    expect(verifier).to_contain_text(text.plain)
    expect(verifier).not_to_contain_text(text.meaning)
    page.keyboard.press("ArrowLeft")
    expect(depth(inspector, "Spec")).to_be_checked()
    stage.stands_at(AT, 16)


@pytest.mark.usefixtures("stage")
def test_the_focused_depth_can_be_seen(page: Page, inspector: Locator) -> None:
    depth(inspector, "Practitioner").focus()
    page.keyboard.press("ArrowRight")
    segment = inspector.locator("label", has_text="Spec").locator("span")
    expect(segment).to_have_css("outline-style", "solid")


@pytest.mark.parametrize(("name", "said"), [("Plain words", "plain"), ("Practitioner", "meaning"), ("Spec", "rule")])
@pytest.mark.usefixtures("stage")
def test_each_depth_says_its_own_and_what_an_attacker_gains(inspector: Locator, name: str, said: str) -> None:
    depth(inspector, name).check()
    for parameter in filter(lambda each: each.focus, here().parameters):
        text = TEXTS[parameter.about]
        shown = card(inspector, parameter.name)
        expect(shown).to_contain_text(getattr(text, said))
        expect(shown).to_contain_text(f"Attacker {text.gain}")
        for other in {"plain", "meaning", "rule"} - {said}:
            expect(shown).not_to_contain_text(getattr(text, other))


@pytest.mark.usefixtures("stage")
def test_the_specification_stands_first_at_its_depth_and_last_for_practitioners(inspector: Locator) -> None:
    text, shown = text_of("code"), card(inspector, "code")
    value = next(each.value for each in here().parameters if each.name == "code")
    depth(inspector, "Spec").check()
    told = shown.locator("dd").inner_text()
    assert told.index(text.level) < told.index(text.spec) < told.index(text.rule[:20]) < told.index(value)
    depth(inspector, "Practitioner").check()
    told = shown.locator("dd").inner_text()
    assert told.index(value) < told.index(text.meaning) < told.index(text.spec)
    depth(inspector, "Plain words").check()
    told = shown.locator("dd").inner_text()
    assert told.index(text.plain) < told.index(value) < told.index(text.level) < told.index(text.spec)


@pytest.mark.parametrize("name", ["Plain words", "Practitioner", "Spec"])
@pytest.mark.usefixtures("stage")
def test_level_and_section_are_within_reach_at_every_depth(inspector: Locator, name: str) -> None:
    depth(inspector, name).check()
    for parameter in filter(lambda each: each.focus, here().parameters):
        text, shown = TEXTS[parameter.about], card(inspector, parameter.name)
        expect(shown.get_by_text(text.level, exact=True)).to_be_visible()
        expect(shown.get_by_role("link", name=text.spec, exact=True)).to_have_attribute("href", text.href)


def test_the_browser_remembers_the_depth(stage: Stage, page: Page, inspector: Locator) -> None:
    depth(inspector, "Plain words").check()
    page.reload()
    stage.live()
    expect(depth(inspector, "Plain words")).to_be_checked()
    expect(card(inspector, "code")).to_contain_text(text_of("code").plain)
    page.goto("/s/openid-connect?at=1")
    expect(depth(inspector, "Plain words")).to_be_checked()


@pytest.mark.parametrize("remembered", ["toString", "", "PLAIN"])
def test_a_depth_that_there_is_not_is_forgotten(page: Page, inspector: Locator, remembered: str) -> None:
    page.add_init_script(f"localStorage.setItem('grantscope.depth', {remembered!r})")
    Stage(page).open(f"{LINK}?at={AT}")
    expect(depth(inspector, "Practitioner")).to_be_checked()


def test_a_browser_that_stores_nothing_can_still_pick(page: Page, inspector: Locator) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('closed', 'SecurityError'); }})"
    )
    Stage(page).open(f"{LINK}?at={AT}")
    depth(inspector, "Spec").check()
    expect(card(inspector, "code")).to_contain_text(text_of("code").rule)


@pytest.mark.usefixtures("stage")
def test_the_focus_stands_first_and_the_rest_in_a_line_each_that_opens(inspector: Locator) -> None:
    entries = inspector.locator("dl.parameters > div")
    focus = [each.name for each in here().parameters if each.focus]
    others = [each.name for each in here().parameters if not each.focus]
    shown = entries.locator("dt").all_inner_texts()
    assert [text.split()[0] for text in shown] == [*focus, *others]
    assert ["key here" in text for text in shown] == [True] * len(focus) + [False] * len(others)
    line = inspector.get_by_role("button", name="grant_type", exact=True)
    text = text_of("grant_type")
    expect(inspector).not_to_contain_text(text.meaning)
    line.press("Enter")
    expect(line).to_have_attribute("aria-expanded", "true")
    expect(line).to_be_focused()
    expect(inspector).to_contain_text(text.meaning)
    line.press("Enter")
    expect(inspector).not_to_contain_text(text.meaning)


def test_all_can_be_explained_at_once_and_stay_so_at_the_next_message(stage: Stage, inspector: Locator) -> None:
    inspector.get_by_role("button", name="Explain the other 2 too").click()
    for parameter in here().parameters:
        expect(card(inspector, parameter.name)).to_contain_text(TEXTS[parameter.about].meaning)
    stage.press("Next")
    stage.stands_at(AT + 1, 16)
    for parameter in details(LINK)[AT + 1].parameters:
        expect(card(inspector, parameter.name)).to_contain_text(TEXTS[parameter.about].meaning)
    inspector.get_by_role("button", name="Explain only what this step is about").click()
    expect(inspector.get_by_role("button", name="access_token", exact=True)).to_have_attribute("aria-expanded", "false")


def test_what_was_opened_at_one_message_is_closed_at_the_next_that_has_it(stage: Stage, inspector: Locator) -> None:
    line = inspector.get_by_role("button", name="redirect_uri", exact=True)
    line.click()
    expect(line).to_have_attribute("aria-expanded", "true")
    stage.press("Next")
    stage.inspects(AT + 1)
    stage.press("Back")
    stage.inspects(AT)
    expect(line).to_have_attribute("aria-expanded", "false")


def test_texts_come_with_the_messages_that_need_them(page: Page, inspector: Locator) -> None:
    stage = Stage(page).open(LINK)
    for n in range(1, AT + 1):
        stage.press("Next")
        stage.stands_at(n, 16)
    expect(card(inspector, "code")).to_contain_text(text_of("code").meaning)


def test_the_phase_is_named_beside_the_number(stage: Stage, inspector: Locator) -> None:
    expect(inspector).to_contain_text("message 12 of 16 · Phase 3 of 4: Swap the code")
    stage.press("First")
    stage.press("Next")
    expect(inspector).to_contain_text("message 1 of 16 · Phase 1 of 4: Ask permission")


def test_phases_that_a_run_does_not_have_are_not_counted(page: Page, inspector: Locator) -> None:
    Stage(page).open("/s/attack-code-interception?at=11")
    expect(inspector).to_contain_text("· Phase 3 of 3: Use the stolen code")


def test_a_check_has_its_causes_folded_when_it_passed_and_told_when_it_failed(page: Page, inspector: Locator) -> None:
    checks = details(FAILING)[1].checks
    Stage(page).open(FAILING)
    inspector.get_by_role("tab", name="Checks").click()
    for check in checks:
        shown = inspector.get_by_role("article").filter(has=page.locator(f"[href='/checks#{check.id}']"))
        told = shown.get_by_role("listitem")
        assert check.causes
        if check.verdict != "failed":
            expect(told.first).to_be_hidden()
            shown.get_by_text("Usual causes of failure").click()
        expect(told).to_have_text(list(check.causes))


def test_checks_follow_the_depth(page: Page, inspector: Locator) -> None:
    failed = next(check for check in details(FAILING)[1].checks if check.verdict == "failed")
    Stage(page).open(FAILING)
    inspector.get_by_role("tab", name="Checks").click()
    shown = inspector.get_by_role("article").filter(has_text=failed.title)
    for name, there, missing in (
        ("Plain words", (failed.plain, failed.failure, failed.level, failed.spec), (failed.id, failed.answer)),
        ("Practitioner", (failed.failure, failed.id, failed.level, failed.spec), (failed.plain, failed.answer)),
        ("Spec", (failed.failure, failed.id, failed.level, failed.spec, failed.answer), (failed.plain,)),
    ):
        depth(inspector, name).check()
        for said in there:
            expect(shown).to_contain_text(said)
        for said in missing:
            expect(shown).not_to_contain_text(said)
        for side in filter(None, (failed.left, failed.right)):
            expect(shown).to_contain_text(side.label)


def test_a_check_begins_with_plain_words_or_with_level_and_section(page: Page, inspector: Locator) -> None:
    checks = details(FAILING)[1].checks
    Stage(page).open(FAILING)
    inspector.get_by_role("tab", name="Checks").click()
    for check in checks:
        shown = inspector.get_by_role("article").filter(has=page.get_by_role("heading", name=check.title, exact=False))
        depth(inspector, "Plain words").check()
        assert words(shown.locator("h4 + *").inner_text()) == check.plain
        depth(inspector, "Spec").check()
        assert words(shown.locator("h4 + *").inner_text()).startswith(f"{check.level} {check.spec} {check.id}")
        expect(shown.get_by_role("link", name=check.spec, exact=True)).to_have_attribute("href", check.href)


def current_line(page: Page, n: int) -> str:
    color: str = page.locator(f"#panel-sequence [data-n='{n}'] .label").first.evaluate(
        "node => getComputedStyle(node).fill"
    )
    return color


def test_what_went_by_is_paler_than_the_message_that_is_lit(stage: Stage, page: Page) -> None:
    lit = current_line(page, AT)
    past = current_line(page, AT - 1)
    assert lit != past
    stage.press("Next")
    stage.stands_at(AT + 1, 16)
    assert (current_line(page, AT + 1), current_line(page, AT)) == (lit, past)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["Plain words", "Spec"])
@pytest.mark.parametrize("tab", ["Message", "Checks"])
def test_every_depth_pleases_axe(page: Page, inspector: Locator, tab: str, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    Stage(page).open(f"{FAILING}")
    inspector.get_by_role("tab", name=tab).click()
    depth(inspector, name).check()
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


def test_the_choice_fits_a_phone(page: Page, inspector: Locator) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    Stage(page).open(f"{LINK}?at={AT}")
    page.get_by_role("button", name="Inspect").click()
    for name in ("Plain words", "Practitioner", "Spec"):
        depth(inspector, name).check()
        expect(depth(inspector, name)).to_be_in_viewport(ratio=1)
    wide = inspector.locator(".inspector-body").evaluate("body => body.scrollWidth <= body.clientWidth")
    assert wide
    assert words(inspector.get_by_role("heading", level=2).inner_text()) == here().title
