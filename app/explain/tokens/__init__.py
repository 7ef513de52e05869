"""The tokens of a run, opened: what a JWT says, whether its signature holds, and who checked what of it."""

from app.explain.tokens.lines import TokenLine, TokenState, token_lines, token_states
from app.explain.tokens.validations import Validation, validations

__all__ = ["TokenLine", "TokenState", "Validation", "token_lines", "token_states", "validations"]
