"""The atlas: in which scenario, and at which message, a term, a parameter or a section of a specification is shown.

It is computed from the registries and from one play of each scenario as it is, never written down.

Law: this room may import `trace`, `checks`, `flows`, scenarios, the switches, `runs` and `explain`; never `exports` or
`web`.
"""

from app.atlas.glossary import GlossaryEntry, GlossaryPart, glossary, term_line
from app.atlas.rfcs import Document, Section, rfcs
from app.atlas.sights import Place

__all__ = ["Document", "GlossaryEntry", "GlossaryPart", "Place", "Section", "glossary", "rfcs", "term_line"]
