"""The parameters of a request that may come by GET or by POST (OIDC Core §13)."""

from __future__ import annotations

from flask import request

from app.checks import Params
from app.checks.posted import FORM
from app.trace.paths import pairs


def parameters() -> Params:
    """What the query carries, or the form that a POST brings. Another body carries nothing."""
    if request.method != "POST":
        return Params(tuple(pairs(request.query_string.decode("latin-1"))))
    return Params(tuple(pairs(request.get_data(as_text=True)))) if request.mimetype == FORM else Params(())
