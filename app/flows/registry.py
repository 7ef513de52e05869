"""Finds the flows: every module of this folder that has a `FLOW`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import app.flows as room
from app.flows.flow import Flow


def _found() -> dict[str, Flow]:
    modules = (import_module(f"app.flows.{module.name}") for module in pkgutil.iter_modules(room.__path__))
    flows = (getattr(module, "FLOW", None) for module in modules)
    return {flow.id: flow for flow in flows if flow is not None}


FLOWS: dict[str, Flow] = _found()
