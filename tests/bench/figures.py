"""What a measurement is, how it is held against its budget, and the table that people read."""

import hashlib
import os
import time
from dataclasses import dataclass
from statistics import median
from typing import Literal

Sense = Literal["at most", "at least"]
SIGN = {"at most": "≤", "at least": "≥"}
REFERENCE_ROUNDS = 20_000


@dataclass(frozen=True)
class Samples:
    """How often each thing is measured."""

    pairs: int
    plays: int
    drawings: int
    documents: int
    loads: int
    presses: int
    starts: int

    @classmethod
    def full(cls) -> "Samples":
        return cls(pairs=200, plays=100, drawings=8, documents=3, loads=10, presses=5, starts=5)

    @classmethod
    def quick(cls) -> "Samples":
        return cls(pairs=200, plays=30, drawings=3, documents=1, loads=5, presses=2, starts=3)


@dataclass(frozen=True)
class Figure:
    """One measured figure. Only ratios and sizes are asserted: a time depends on the machine."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    sense: Sense = "at most"
    asserted: bool = False
    note: str = ""

    @property
    def within(self) -> bool:
        """Whether it keeps its budget."""
        if self.budget is None:
            return True
        return self.value <= self.budget if self.sense == "at most" else self.value >= self.budget

    def row(self, loop: float) -> tuple[str, str, str, str, str]:
        """What, how much, what is allowed, the verdict, and what else is worth knowing."""
        allowed = "" if self.budget is None else f"{SIGN[self.sense]} {number(self.budget)} {self.unit}"
        verdict = "" if self.budget is None else "ok" if self.within else "OVER"
        beside = f"{number(self.value / loop)} × reference loop" if self.unit == "ms" else ""
        return (
            self.name,
            f"{number(self.value)} {self.unit}",
            allowed,
            verdict,
            "; ".join(filter(None, (beside, self.note))),
        )


def number(value: float) -> str:
    """As many digits as say something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.3g}"


def table(figures: list[Figure], loop: float) -> str:
    """The figures in columns; asserted ones first."""
    head = ("what", "measured", "budget", "", "")
    parts = [
        ("Asserted: both sides in this run", [figure for figure in figures if figure.asserted]),
        (
            f"Reported: times, beside a reference loop of {number(loop)} ms{busy()}",
            [f for f in figures if not f.asserted],
        ),
    ]
    rows = [figure.row(loop) for figure in figures]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(4)]
    lines = []
    for title, members in parts:
        lines += ["", title, _line(head, widths), _line(("", "", "", "", ""), widths, "─")]
        lines += [_line(figure.row(loop), widths) for figure in members]
    return "\n".join(lines[1:])


def busy() -> str:
    """How busy the machine is beside us, where it says so: times are worth little on a busy one."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f" (load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)"


def _line(cells: tuple[str, ...], widths: list[int], fill: str = " ") -> str:
    name, value, budget, verdict, note = cells
    padded = [name.ljust(widths[0], fill), value.rjust(widths[1], fill), budget.rjust(widths[2], fill)]
    return "  ".join([*padded, verdict.ljust(widths[3], fill), note]).rstrip()


def reference() -> float:
    """Milliseconds of CPU for a fixed piece of work, so that the times of two machines can be held side by side."""

    def once() -> float:
        began = time.process_time()
        digest = b""
        for _ in range(REFERENCE_ROUNDS):
            digest = hashlib.sha256(digest).digest()
        return (time.process_time() - began) * 1000

    return median(once() for _ in range(5))
