"""The bench: `python -m tests.bench` measures what the design gives budgets for, and prints a table.

What is asserted is a ratio with both sides in one run, taken in turns; a time is reported, beside a reference loop of
the same run, because times do not travel from machine to machine and ratios do. `--quick` takes fewer samples.
Exits 1 when a ratio is over its budget.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.bench import drawing, engine, loading
from tests.bench.figures import Figure, Samples, reference, table


def main() -> int:
    options = arguments()
    samples = Samples.quick() if options.quick else Samples.full()
    figures = list(measured(samples))
    loop = reference()
    print(table(figures, loop))
    if options.json:
        content = {"reference_ms": loop, "figures": [asdict(figure) for figure in figures]}
        options.json.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return int(any(figure.asserted and not figure.within for figure in figures))


def measured(samples: Samples) -> Iterator[Figure]:
    """All figures; says on stderr what is being measured, for whoever waits."""
    for room in (engine, drawing, loading):
        print(f"{room.__doc__.splitlines()[0]} …", file=sys.stderr, flush=True)
        yield from room.figures(samples)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure what the design gives budgets for.")
    parser.add_argument("--quick", action="store_true", help="fewer samples: for tests, and for a first look")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
