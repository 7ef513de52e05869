"""The diff of stories: two or three runs laid side by side, row by row, and what differs (words are elsewhere)."""

from app.trace.diff.align import align
from app.trace.diff.checks import CheckDifference
from app.trace.diff.compare import Deciding, Diff, Line, compare
from app.trace.diff.endings import Ending
from app.trace.diff.messages import Difference
from app.trace.diff.secrets import Knowers

__all__ = ["CheckDifference", "Deciding", "Diff", "Difference", "Ending", "Knowers", "Line", "align", "compare"]
