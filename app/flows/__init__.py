"""Flows: one file per grant or protocol, found by folder. A flow declares its steps and drives the cast through them.

Law: this room may import `trace`, `wire`, `checks` and `actors`; never `web`, `runs` or `exports`.
"""

from app.flows.flow import Flow
from app.flows.registry import FLOWS

__all__ = ["FLOWS", "Flow"]
