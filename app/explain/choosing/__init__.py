"""Which grant should I use? A few questions that end in a scenario with the right switches, and why not the others.

The questions and the ends are data; `walk` follows a path of answers through them.
"""

from app.explain.choosing.ends import ENDS
from app.explain.choosing.grants import GRANTS
from app.explain.choosing.questions import QUESTIONS
from app.explain.choosing.walk import NoSuchAnswer, Stand, every_path, walk

__all__ = ["ENDS", "GRANTS", "QUESTIONS", "NoSuchAnswer", "Stand", "every_path", "walk"]
