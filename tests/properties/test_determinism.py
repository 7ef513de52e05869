"""Every scenario is the same bytes again: with each of many seeds, and in a process that hashes differently."""

import hashlib
import os
import subprocess
import sys

import dev
from tests.playing import library, played

SEEDS = range(10)


def digests() -> list[str]:
    """One line for each scenario: what all its seeds come to."""
    found = []
    for scenario in library():
        digest = hashlib.sha256()
        for seed in SEEDS:
            digest.update(played(scenario, seed=seed).to_json())
        found.append(f"{scenario} {digest.hexdigest()}")
    return found


def test_every_scenario_is_the_same_bytes_in_another_process_with_every_seed() -> None:
    command = [
        sys.executable,
        "-c",
        "from tests.properties.test_determinism import digests; print(*digests(), sep='\\n')",
    ]
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    with subprocess.Popen(command, cwd=dev.ROOT, env=environment, stdout=subprocess.PIPE, text=True) as elsewhere:
        here = digests()
        there, _ = elsewhere.communicate(timeout=300)
    assert there.splitlines() == here


def test_every_seed_makes_other_bytes() -> None:
    for scenario in library():
        assert len({played(scenario, seed=seed).to_json() for seed in range(5)}) == 5
