"""The words of this house: what Grantscope calls its own things."""

from __future__ import annotations

from app.explain.glossary.term import Term, Topic

TOPIC = Topic(
    "grantscope",
    "Words of Grantscope",
    60,
    (
        Term(
            "scenario",
            "One lesson: a cast, the switches as they are set, and what is told of each message.",
            see=("run", "switch"),
            everyday=True,
        ),
        Term(
            "run",
            "A scenario with everything that was changed in it. It fits into a link, and whoever opens the link gets "
            "the same messages, letter by letter.",
            see=("scenario", "seed", "trace"),
            everyday=True,
        ),
        Term(
            "seed",
            "The number from which all randomness of a run comes. Another seed gives other codes and tokens, and the "
            "same story.",
            see=("run",),
            everyday=True,
        ),
        Term(
            "trace",
            "Everything that happened in a run, in order: messages, checks, values made, things stored. Every view and "
            "every export is drawn from it.",
            see=("run", "message", "check"),
            everyday=True,
        ),
        Term(
            "lane",
            "The line of one actor in the diagram, from its head down. Arrows go from lane to lane.",
            see=("phase", "message"),
            everyday=True,
        ),
        Term(
            "phase",
            "Some steps with one purpose, such as asking permission or swapping the code: a titled band in the "
            "diagram.",
            see=("step", "lane"),
            everyday=True,
        ),
        Term(
            "step",
            "A planned request with its response, or one act of the owner. The same step can come up more than once.",
            see=("message", "phase"),
            everyday=True,
        ),
        Term(
            "message",
            "One request or one response: one arrow. Next sends one, and the numbers on the page count them.",
            see=("step",),
            everyday=True,
        ),
        Term(
            "switch",
            "A knob with values from weak to strong, such as whether the client uses PKCE. Changing one plays the run "
            "again.",
            see=("preset", "check"),
            everyday=True,
        ),
        Term(
            "preset",
            "Many switches at once, set as an edition of the rules would have them.",
            see=("switch",),
            everyday=True,
        ),
        Term(
            "check",
            "One rule that one actor applies to one message, with both sides of the comparison: passed, failed, or not "
            "applicable.",
            see=("not-enforced", "switch"),
            everyday=True,
        ),
        Term(
            "not enforced",
            "Said of a check that failed and stopped nothing, because a switch makes the server lax: what an attack "
            "then leads to can be watched.",
            see=("check", "switch"),
            everyday=True,
        ),
        Term(
            "fork",
            "A run that went another way than it would have, because somebody edited, dropped, repeated or delayed a "
            "message. The one before is kept.",
            see=("decision", "run"),
            everyday=True,
        ),
        Term(
            "decision",
            "What a person did in a run: an answer on a page, an edit, a message dropped, repeated or delayed.",
            see=("fork",),
            everyday=True,
        ),
        Term(
            "following",
            "Lighting up one value, such as a code, wherever it was made, carried, hashed, stored or compared.",
            see=("trace",),
            everyday=True,
        ),
    ),
)
