"""Attacks over HTTP and on the stage: what is told of an attack and when, the attacks to choose, and the matrix."""

import json
import re
from urllib.parse import unquote

import msgspec
import pytest
from click.testing import CliRunner

from app.attacks import ATTACKS
from app.cli import main
from app.runs.matrix import attack_lessons, columns, matrix
from app.switches import PRESETS, SWITCHES, resolve
from app.trace import Run
from app.web.attacking import WAITS, choices, matrix_address
from app.web.changes import switch as change
from app.web.matrix import MOST_KEPT, Columns
from app.web.showing import show
from app.web.stages import Stage
from tests.playing import library
from tests.web.asking import get, snapshot, text_of

STOLEN = "attack-code-interception"
LESSONS = [lesson for _, lesson in attack_lessons(library())]
CELLS = matrix(library(), columns())


def showing(name=STOLEN, **changes):
    return show(Run(scenario=name, **changes), library()[name])


def told(name=STOLEN, **switches):
    return showing(name, switches={key.replace("_", ".", 1): value for key, value in switches.items()}).attacked


def test_with_all_defences_off_the_goal_is_reached_and_the_message_that_proves_it_is_named():
    found = told()
    assert (found.ended.reached, found.ended.message, found.ended.check) == (True, 14, "")
    assert not any(defence.on for defence in found.defences)


def test_with_a_defence_on_the_check_that_stopped_it_is_named_with_its_answer():
    found = told(client_pkce="S256")
    assert [defence.title for defence in found.defences if defence.on] == ["PKCE: S256"]
    ended = found.ended
    assert (ended.reached, ended.message, ended.check) == (False, 11, "token.pkce.verifier_present")
    assert ended.answer == "400 invalid_request"
    assert (ended.who, ended.why) == ("Accounts", "a code_challenge went ahead, and no code_verifier was sent")
    assert ended.who in ended.text
    assert ended.why in ended.text


def test_a_defence_without_a_check_says_why_and_leads_nowhere():
    ended = told(client_redirect_uri="loopback").ended
    assert (ended.reached, ended.message, ended.check, ended.answer) == (False, None, "", "")
    assert (ended.who, ended.why) == ("", "")
    assert "no scheme to claim" in ended.text


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.attack)
def test_each_defence_can_be_switched_on_and_off_and_the_end_changes_with_it(lesson):
    stage = Stage(showing(lesson.name), 0, 0, "open")
    assert stage.snapshot()["attack"].ended.reached
    for defence in stage.showing.attacked.defences:
        assert defence.weak != defence.value
        change(stage, {"set": {defence.switch: defence.value}})
        now = stage.showing.attacked
        assert [each.on for each in now.defences if each.title == defence.title] == [True]
        assert not now.ended.reached
        change(stage, {"set": {defence.switch: defence.weak}})
        assert stage.showing.attacked.ended.reached


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.attack)
def test_who_enforces_a_defence_is_named_as_in_the_cast_and_its_section_is_linked(lesson):
    found = showing(lesson.name)
    names = {lane.name for lane in found.trace.head.cast}
    for defence in found.attacked.defences:
        assert defence.who in names
        assert defence.href.startswith("https://")


@pytest.mark.parametrize("mode", ["hidden", "predict"])
def test_how_it_ended_is_sent_with_the_last_message_and_never_before(mode):
    stage = Stage(showing(), 0, 0, mode)
    assert stage.snapshot()["attack"].ended is None
    assert stage.snapshot()["attack"].text == "Go on, and see what comes of it."
    assert stage.snapshot()["attack"].defences
    sent = [packet for n in range(1, 14) for packet in stage.move(n)]
    assert not any("attack" in packet for packet in sent)
    reveal, _ = stage.move(14)
    assert reveal["attack"].ended.reached
    stage.move(3)
    assert stage.snapshot()["attack"].ended.reached, "it was seen"


def test_where_nobody_attacks_there_is_nothing_to_tell():
    for found in (showing("pkce-s256"), showing(attack="none")):
        assert found.snapshot(0, 0, "hidden")["attack"] is None


def test_an_attack_can_be_laid_over_another_scenario_of_its_flow():
    found = showing("pkce-s256", attack="code-interception").attacked
    assert found.id == "code-interception"
    assert found.without == "/s/pkce-s256"
    assert [defence.on for defence in found.defences] == [False, True, True, False], "as the scenario has it"


def without(attack, switch):
    """The stage of a lesson where one need of the attack is at another value."""
    stage = Stage(showing(attack.lesson), 0, 0, "open")
    other = next(value for value in SWITCHES[switch].values if value != attack.needs[switch])
    change(stage, {"set": {switch: other}})
    return stage


@pytest.mark.parametrize(
    ("attack", "switch"),
    [(attack, switch) for attack in ATTACKS.values() for switch in attack.needs],
    ids=lambda each: getattr(each, "id", each),
)
def test_what_an_attack_needs_and_does_not_find_is_told_and_given_at_a_click(client, attack, switch):
    stage = without(attack, switch)
    text = text_of(client, stage.showing.link)
    now = json.loads(re.search(r'id="snapshot">(.*?)</script>', text, re.DOTALL).group(1))["attack"]
    assert f"{switch}={attack.needs[switch]}" in now["unfit"]["text"]
    assert now["unfit"]["text"].endswith(f"as in {attack.lesson}.")
    assert now["ended"] is None or now["ended"]["reached"]
    text_of(client, now["unfit"]["lesson"])

    change(stage, {"set": now["unfit"]["set"]})
    mended = stage.showing.attacked
    assert mended.unfit is None
    assert mended.ended.reached


@pytest.mark.parametrize("mode", ["hidden", "predict"])
def test_what_an_attack_needs_is_no_secret(mode):
    stage = without(ATTACKS["code-interception"], "client.type")
    stage.set_mode(mode)
    assert stage.snapshot()["attack"].unfit
    assert stage.snapshot()["attack"].ended is None


def test_an_attack_on_another_flow_leads_to_its_lesson(client):
    text = text_of(client, "/s/pkce-s256?attack=device-code-phishing", 400)
    assert "it fits device_authorization, as in attack-device-code-phishing" in text
    assert 'href="/s/attack-device-code-phishing">Open the lesson of this attack</a>' in text
    assert "Open the lesson" not in text_of(client, "/s/pkce-s256?attack=csfr", 400)


def test_a_run_that_waits_for_a_person_has_no_end_yet():
    found = showing(people=("owner",)).attacked
    assert (found.ended, found.text) == (None, WAITS)


def runs_of(address):
    return unquote(address.partition("?")[2]).split("&b=")


def test_off_and_on_differ_in_one_switch():
    assert runs_of(told().compare) == [f"a=/s/{STOLEN}", f"/s/{STOLEN}?set=client.pkce:S256"]
    on = told(client_redirect_uri="loopback")
    assert runs_of(on.compare) == [f"a=/s/{STOLEN}", f"/s/{STOLEN}?set=client.redirect_uri:loopback"]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.attack)
def test_every_address_of_the_bar_opens(client, lesson):
    found = showing(lesson.name).attacked
    assert "First difference" in text_of(client, found.compare)
    for link in (found.every, found.without):
        text_of(client, link)


def test_attacks_on_the_flow_come_first_and_others_say_where_they_fit():
    scenario = library()["pkce-s256"]
    here, elsewhere = choices(library(), Run(scenario=scenario.name), scenario)
    assert (here["title"], elsewhere["title"]) == ("On this flow", "On other flows")
    assert {each["title"] for group in (here, elsewhere) for each in group["attacks"]} == {
        attack.title for attack in ATTACKS.values()
    }
    assert any(each["link"] == f"/s/{STOLEN}" and not each["current"] for each in here["attacks"])
    assert "fits Refresh token" in {each["fits"] for each in elsewhere["attacks"]}


def test_the_stage_and_the_catalogue_lead_to_attacks(client):
    stage = text_of(client, f"/s/{STOLEN}")
    assert re.search(rf'<a href="/s/{STOLEN}"\s+aria-current="true">', stage)
    for text in (stage, text_of(client, "/")):
        assert '<a href="/attacks">Every attack under every preset</a>' in text


def test_the_matrix_has_a_cell_for_every_attack_under_every_preset(client):
    text = text_of(client, "/attacks")
    for preset in PRESETS.values():
        assert preset.title in text
    shown = re.findall(r'aria-label="(Reached|Stopped): (.+?) under (.+?)"', text)
    expected = [
        (cell.ending.capitalize(), cell.attack.title, cell.column.title) for cell in CELLS if cell.found is not None
    ]
    assert sorted(shown) == sorted(expected)
    assert text.count("Not applicable</span>") == 1 + len(CELLS) - len(expected), "the legend has one, too"


def test_each_cell_leads_to_its_run_at_the_message_that_decided_it(client):
    links = re.findall(r'<a class="ending \w+"\s+href="(.+?)"', text_of(client, "/attacks"))
    assert len(links) == sum(cell.found is not None for cell in CELLS)
    for link in links:
        found = snapshot(client, link)
        decided = found["attack"]["ended"]["message"]
        assert found["cursor"] == (decided or 0)


def test_what_no_check_stops_is_said_of_every_attack(client):
    text = text_of(client, "/attacks")
    for attack in ATTACKS.values():
        assert attack.remains in text


def test_switches_of_the_address_are_one_more_column(client):
    address = matrix_address({"client.pkce": "S256", "client.state": "bound"})
    assert address == "/attacks?set=client.pkce:S256&set=client.state:bound"
    text = text_of(client, address)
    assert '<li title="client.pkce=S256">' in text
    assert 'href="/attacks?set=client.state:bound"' in text, "without the first"
    assert "Stopped: Cross-site request forgery under PKCE: S256, state: bound" in text
    assert f'href="/s/{STOLEN}?set=client.pkce:S256' in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("set=client.pkse:S256", "did you mean client.pkce?"),
        ("set=client.pkce:S265", "did you mean S256?"),
        ("set=client.pkce", "it is written SWITCH:VALUE"),
        ("set=check.token.pkce.verfy:off", "did you mean token.pkce.verify?"),
    ],
)
@pytest.mark.parametrize("page", ["/attacks", "/api/attacks"])
def test_a_wrong_switch_is_refused_with_what_would_be_right(client, page, query, said):
    assert said in text_of(client, f"{page}?{query}", 400)


def test_a_plus_typed_by_hand_is_understood(client):
    assert '<li title="as.pkce=optional+no_downgrade">' in text_of(client, "/attacks?set=as.pkce:optional+no_downgrade")


def test_an_address_that_is_too_long_is_refused(client):
    text = text_of(client, "/attacks?" + "&".join(["set=client.pkce:S256"] * 500), 414)
    assert "the address has more than 8192 characters<" in text


@pytest.mark.parametrize("switches", [{}, {"client.pkce": "S256"}])
def test_the_api_says_the_same_as_the_command_line(client, switches):
    settings = [part for name, value in switches.items() for part in ("--set", f"{name}={value}")]
    printed = CliRunner().invoke(main, ["attacks", "--json", *settings])
    answer = get(client, matrix_address(switches).replace("/attacks", "/api/attacks"))
    assert answer.get_json() == msgspec.json.decode(printed.stdout)


def test_a_column_is_played_once_and_the_oldest_is_forgotten():
    kept = Columns({STOLEN: library()[STOLEN]})
    first, *_ = columns()
    cells = kept.cells(first)
    assert kept.cells(first) is cells
    values = resolve({})
    for n in range(MOST_KEPT):
        (own,) = columns({"check.token.pkce.verify": "off", **dict(list(values.items())[:n])})[-1:]
        kept.cells(own)
    assert kept.cells(first) is not cells
    assert kept.cells(first) == cells
