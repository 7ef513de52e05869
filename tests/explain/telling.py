"""What is told of every message of a scenario's run."""

from app.explain import Detail, details
from app.trace.story import fold
from tests.playing import library, played


def told(name: str, **options) -> list[Detail]:
    """The details of all stops."""
    scenario = library()[name]
    trace = played(name, **options)
    titles = scenario.behaviour.step_titles
    return details(scenario, trace.head.switches, titles, fold(trace))
