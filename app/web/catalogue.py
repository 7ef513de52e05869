"""The catalogue: where a newcomer begins, and a card for each scenario, by chapter."""

from __future__ import annotations

from app.attacks import ATTACKS
from app.runs import play
from app.scenario import Library, Scenario, by_chapter
from app.switches import SWITCHES, resolve
from app.trace import RequestSent, ResponseSent, Run
from app.web.comparing import lesson_cards


def beginnings(library: Library) -> list[dict[str, str]]:
    """Questions that a newcomer has, each with the run or the comparison that answers it, in catalogue order."""
    places = list(library)
    runs = [(name, each.content.begin, each.title, f"/s/{name}") for name, each in library.items()]
    compared = [(each["name"], each["begin"], each["title"], each["address"]) for each in lesson_cards(library)]
    found = sorted((each for each in (*runs, *compared) if each[1]), key=lambda each: places.index(each[0]))
    return [{"question": begin, "title": title, "address": address} for _, begin, title, address in found]


def chapters(library: Library) -> dict[str, list[dict[str, object]]]:
    """The cards by chapter."""
    return {title: [_card(scenario) for scenario in scenarios] for title, scenarios in by_chapter(library).items()}


def _card(scenario: Scenario) -> dict[str, object]:
    switches = resolve(scenario.switches)
    flow = scenario.behaviour
    return {
        "name": scenario.name,
        "title": scenario.title,
        "summary": scenario.content.summary,
        "legacy": scenario.content.legacy,
        "flow": flow.id,
        "flow_title": flow.title,
        "attack": ATTACKS[scenario.attack].title if scenario.attack else "",
        "messages": _count(scenario),
        "switches": [
            {"name": name, "short": SWITCHES[name].short, "value": switches[name]}
            for name in flow.switches
            if name in scenario.switches
        ],
    }


def _count(scenario: Scenario) -> int:
    """How many messages its run has. Only played: the first page is not to wait for what a stage shows besides."""
    trace = play(Run(scenario=scenario.name), scenario)
    return sum(isinstance(event, RequestSent | ResponseSent) for event in trace.events)
