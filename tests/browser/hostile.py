"""Scenarios and links that mean harm: whatever they carry has to be shown as text."""

import json
from pathlib import Path

from app.runs import link_of
from app.trace import Run, RunDecision

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
BREAKING = "</script></title></svg><svg onload=alert(1)>"
SCENARIO = "hostile"
LANES = {"owner": IMAGE, "browser": "end", "client": SCRIPT, "as": "a;b#c%d: $e{f}", "rs": BREAKING}


def write_scenario(folder: Path) -> Path:
    """A folder with one scenario whose every text is hostile."""
    lines = [
        "format = 1",
        'extends = "pkce-s256"',
        f"title = {json.dumps(SCRIPT)}",
        f"summary = {json.dumps(IMAGE + BREAKING)}",
        f"introduction = {json.dumps(f'{SCRIPT} [click](javascript:alert(1)) ![x](x) {IMAGE}')}",
        "cast = [",
        *(
            f"  {{ lane = {json.dumps(lane)}, name = {json.dumps(name)}, role = {json.dumps(IMAGE)} }},"
            for lane, name in LANES.items()
        ),
        "]",
        "phases = [",
        *(
            f"  {{ id = {json.dumps(id)}, title = {json.dumps(f'{id}; {SCRIPT}')} }},"
            for id in ("ask", "allow", "swap", "use")
        ),
        "]",
        f'references = [{{ spec = "RFC 7636 §4", why = {json.dumps(SCRIPT)} }}]',
    ]
    (folder / f"{SCENARIO}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def hostile_link(scenario: str) -> str:
    """The run with a state that would be an image, were it taken for HTML."""
    decision = RunDecision(at="authorize#1.request", do="edit", set={"query.state": IMAGE})
    return link_of(Run(scenario=scenario, decisions=(decision,)))
