"""The fold from events to what views draw: rows, activities and links. It lives once, here; views derive nothing."""

from app.trace.story.activities import Activity, Link
from app.trace.story.fold import Story, fold
from app.trace.story.knowledge import Learned
from app.trace.story.rows import Mark, Row, Sighting
from app.trace.story.trail import Place
from app.trace.story.values import Value

__all__ = ["Activity", "Learned", "Link", "Mark", "Place", "Row", "Sighting", "Story", "Value", "fold"]
