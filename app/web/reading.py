"""Pages to read rather than to step through: which grant to use, the glossary, the map of the specifications."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Flask, Response, abort, render_template

from app.atlas import glossary, rfcs, term_line
from app.explain import href
from app.explain.choosing import GRANTS, NoSuchAnswer, Stand, walk
from app.explain.choosing.model import End
from app.explain.glossary import linked
from app.runs import link_of
from app.scenario import Library
from app.switches import SWITCHES, resolve
from app.trace import Run
from app.web.showing import show


def add_reading(app: Flask, library: Library) -> None:
    """The pages, the same for machines, and the filter `terms`, which links a text to the glossary."""
    app.jinja_env.filters["terms"] = linked
    _add_choosing(app, library)

    @app.get("/glossary")
    def glossary_page() -> str:
        """Every term and every name that travels: `/glossary#code-verifier`."""
        return render_template("glossary.html", parts=glossary(library))

    @app.get("/api/glossary")
    def glossary_as_json() -> Response:
        """The same for machines."""
        return _json(glossary(library))

    @app.get("/api/glossary/<id>")
    def term_as_json(id: str) -> Response:
        """One term, without the scenarios that show it."""
        line = term_line(id)
        if line is None:
            abort(404, f"The glossary has no term {id[:60]!r}; /api/glossary has them all.")
        return _json(line)

    @app.get("/rfcs")
    def rfcs_page() -> str:
        """Every section that something here goes back to: `/rfcs#rfc-7636-4.6`."""
        return render_template("rfcs.html", documents=rfcs(library))

    @app.get("/api/rfcs")
    def rfcs_as_json() -> Response:
        """The same as `grantscope rfcs --json`."""
        return _json(rfcs(library))


def _add_choosing(app: Flask, library: Library) -> None:
    @app.get("/choose", strict_slashes=False)
    @app.get("/choose/<path:path>")
    def choose(path: str = "") -> tuple[str, int]:
        """The question or the end that a path of answers leads to; 404 for an answer that there is not."""
        try:
            return _chosen(library, walk([each for each in path.split("/") if each])), 200
        except NoSuchAnswer as error:
            return _chosen(library, error.stand, str(error)), 404


def _chosen(library: Library, stand: Stand, problem: str = "") -> str:
    end = stand.end and _end(library, stand, stand.end)
    return render_template("choose.html", stand=stand, end=end, problem=problem)


def _end(library: Library, stand: Stand, end: End) -> dict[str, Any]:
    """An end as the page shows it."""
    scenario = library[end.scenario]
    run = Run(scenario=scenario.name, switches=dict(end.switches))
    switches = resolve(scenario.switches, end.switches)
    names = [name for name in scenario.behaviour.switches if name in {**scenario.switches, **end.switches}]
    return {
        "title": end.title,
        "why": end.why,
        "scenario": scenario,
        "link": link_of(run),
        "messages": show(run, scenario).total,
        "switches": [{"short": SWITCHES[name].short, "value": switches[name]} for name in names],
        "against": [(GRANTS[grant], why) for grant, why in stand.against.items()],
        "read": [{"spec": each.spec, "why": each.why, "href": href(each.spec)} for each in end.read],
        "legacy": [library[name] for name in end.legacy],
        "then": [library[name] for name in end.then],
    }


def _json(content: object) -> Response:
    return Response(msgspec.json.encode(content), content_type="application/json")
