"""The glossary: one entry for each term, in the topic's own file; what it is in our own words, and where it is written.

A term is linked wherever the server renders a text that uses it, unless it is an everyday word as well.
"""

from app.explain.glossary.linking import link_terms, linked
from app.explain.glossary.registry import TERMS, TOPICS
from app.explain.glossary.term import Term, Topic

__all__ = ["TERMS", "TOPICS", "Term", "Topic", "link_terms", "linked"]
