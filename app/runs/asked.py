"""A run as people write it: a scenario's name with settings (`pkce-s256,client.pkce=plain`), or a link of the page."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote

from werkzeug.datastructures import MultiDict

from app.runs.links import MAX_LINK, RunError, demand_legal, parse_link, parse_seed, parse_settings
from app.runs.play import resolve_run
from app.scenario import Library, Scenario
from app.switches import SwitchError, preset_switches, resolve, suggest
from app.trace import Run
from app.trace.paths import split_url

OWN = ("preset=", "seed=")  # what may stand between commas besides switches


def run_asked(library: Library, text: str, settings: Sequence[str] = (), seed: str = "") -> tuple[Run, list[str]]:
    """The run that a text asks for, and notices about switches that had to move. Raises RunError.

    `settings` (`client.pkce=plain`) go below those of the text, and `seed` counts where the text names none.
    """
    if len(text) > MAX_LINK:
        raise RunError("link", f"a link has at most {MAX_LINK} characters, and this one {len(text)}")
    if "/" not in text and "?" not in text:
        return _named(library, text, settings, seed), []
    address = split_url(text)
    scenario = find_scenario(library, unquote(address.path.rpartition("/")[2]))
    query = MultiDict(parse_qsl(address.query, keep_blank_values=True))
    query.setdefault("seed", seed)
    own = [setting.partition(":")[0] for setting in query.getlist("set")]
    below = [setting.replace("=", ":", 1) for setting in settings if setting.partition("=")[0] not in own]
    query.setlist("set", [*below, *query.getlist("set")])
    return parse_link(scenario, query)


def _named(library: Library, text: str, settings: Sequence[str], seed: str) -> Run:
    name, *own = text.split(",")
    scenario = find_scenario(library, name)
    special = dict(each.split("=", 1) for each in own if each.startswith(OWN))
    switches = [each for each in own if not each.startswith(OWN)]
    asked = {
        **parse_settings(settings, "="),
        **parse_preset(special.get("preset")),
        **parse_settings(switches, "="),
    }
    demand_legal(resolve(scenario.switches, asked))
    run = Run(scenario=scenario.name, switches=asked, seed=parse_seed(special.get("seed") or seed))
    return resolve_run(run, scenario)


def parse_preset(name: str | None, besides: Sequence[str] = ()) -> dict[str, str]:
    """The switches of a preset, none when absent. Raises RunError that lists all, after what is taken `besides`."""
    try:
        return {} if name is None else preset_switches(name, besides)
    except SwitchError as error:
        raise RunError(error.field, str(error)) from error


def find_scenario(library: Library, name: str) -> Scenario:
    """The scenario of that name. Raises RunError with a suggestion."""
    if name not in library:
        raise RunError("scenario", f"no scenario is called {name[:60]!r}{suggest(name, library)}")
    return library[name]
