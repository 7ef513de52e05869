"""Exports: ONE FILE PER FORMAT, found by folder. An export turns a trace into bytes and knows nothing of its source.

Law: this room may import `trace` and `attacks`.
"""

from app.exports.registry import EXPORTS, Export

__all__ = ["EXPORTS", "Export"]
