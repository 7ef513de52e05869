"""Focus: which places of a message its step is about."""

from __future__ import annotations

from collections.abc import Sequence

from app.explain.narrate import Narrator
from app.trace.story import Row
from app.trace.story.values import FOLLOWED

Place = tuple[str, str | None]  # where a value stands, and its id if people follow it


class Focus:
    """Finds the focus of one message after another, in their order."""

    def __init__(self, narrator: Narrator) -> None:
        self._narrator = narrator
        self._seen: set[str] = set()

    def of(self, row: Row, places: Sequence[Place]) -> set[str]:
        """The paths that the narration points at; where it points at none of them, those of values not seen before.

        Empty where that would be all of them: then none stands out.
        """
        pointed = self._narrator.pointed(row)
        paths = {each.pointer for each in pointed}
        ids = {each.value_id for each in pointed if each.value_id}
        told = {path for path, id in places if path in paths or id in ids}
        fresh = {path for path, id in places if id and id not in self._seen and path.rpartition(".")[2] in FOLLOWED}
        self._seen.update(id for _, id in places if id)
        found = told or fresh
        return found if len(found) < len(places) else set()
