"""The fold from events to what views draw: rows, activities and links. It lives once, here; views derive nothing."""

from app.trace.story.activities import Activity, Link
from app.trace.story.fold import Story, fold
from app.trace.story.rows import Mark, Row, Sighting

__all__ = ["Activity", "Link", "Mark", "Row", "Sighting", "Story", "fold"]
