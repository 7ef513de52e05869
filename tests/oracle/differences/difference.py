"""What a difference is: the cases in which Authlib and ours part, and the reason why ours keeps to the text."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Case:
    """Requests of these names end in `theirs` at Authlib and in `ours` at ours; `*` stands for anything."""

    names: str
    theirs: str
    ours: str

    def fits(self, name: str, theirs: str, ours: str) -> bool:
        """Whether this is a request that ended so."""
        found = ((name, self.names), (theirs, self.theirs), (ours, self.ours))
        return all(fnmatchcase(text, pattern) for text, pattern in found)


@dataclass(frozen=True)
class Difference:
    """One reason to differ: a table of the cases it is the reason for, what Authlib does, and why ours is right."""

    table: str
    they: str
    why: str
    spec: str

    @property
    def cases(self) -> list[Case]:
        """The lines of the table: names | Authlib's outcome | ours."""
        return [Case(*(cell.strip() for cell in line.split("|"))) for line in self.table.strip().splitlines()]
