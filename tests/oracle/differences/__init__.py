"""Where Authlib and ours part, and why ours keeps to the text. A difference that does not stand here fails the test."""

from tests.oracle.differences import authorize, clients, grants, shape, tokens
from tests.oracle.differences.difference import Case, Difference

DIFFERENCES: tuple[Difference, ...] = tuple(
    difference for room in (shape, clients, authorize, grants, tokens) for difference in room.DIFFERENCES
)

__all__ = ["DIFFERENCES", "Case", "Difference"]
