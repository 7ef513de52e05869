"""What is told of every message of a scenario's run."""

from app.explain import Detail, details
from app.trace.story import fold
from tests.playing import library, played


def told(name: str, **options) -> list[Detail]:
    """The details of all stops."""
    scenario = library()[name]
    trace = played(name, **options)
    titles = {step.id: step.title for step in scenario.behaviour.steps}
    return details(scenario, trace.head.switches, titles, fold(trace))
