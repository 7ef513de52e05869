"""The trace: events as immutable facts, and the fold from events to what views draw.

Law: this room imports nothing of ours. Events speak protocol words, never drawing words.
"""

from app.trace.events import (
    Act,
    Check,
    Decision,
    Event,
    Fault,
    Launch,
    Mint,
    RequestSent,
    ResponseSent,
    Side,
    Store,
    Work,
)
from app.trace.messages import Body, Headers, Request, Response
from app.trace.recorder import Recorder, Silent
from app.trace.run import Run, RunDecision
from app.trace.trace import Head, Lane, Phase, Trace, lane_name, lane_names

__all__ = [
    "Act",
    "Body",
    "Check",
    "Decision",
    "Event",
    "Fault",
    "Head",
    "Headers",
    "Lane",
    "Launch",
    "Mint",
    "Phase",
    "Recorder",
    "Request",
    "RequestSent",
    "Response",
    "ResponseSent",
    "Run",
    "RunDecision",
    "Side",
    "Silent",
    "Store",
    "Trace",
    "Work",
    "lane_name",
    "lane_names",
]
