"""One entry for each parameter that travels: what it is, how much it is required, and where that is written.

Keys are `lane:place.name`: the lane that the message goes to, and the place in it (see `app/trace/paths`).
"""

from app.explain.parameters.entry import Entry
from app.explain.parameters.registry import PARAMETERS, parameter

__all__ = ["PARAMETERS", "Entry", "parameter"]
