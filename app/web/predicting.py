"""Predicting: an answer to the question about the next message, judged before that message is shown."""

from __future__ import annotations

from app.explain.questions import Verdict
from app.runs import RunError
from app.web.stages import Stage


def judge(stage: Stage, n: int, option: object) -> Verdict:
    """What is said of the answer `option` to the question about message `n`.

    Raises RunError where nothing is predicted, for any message but the next, and for an answer that cannot be chosen.
    """
    if stage.mode != "predict":
        raise RunError("mode", f"nothing is predicted here: the mode of this stage is {stage.mode}")
    if stage.revealed >= stage.showing.total:
        raise RunError("n", f"n is {n}; all {stage.showing.total} messages are shown, and none is asked about")
    if n != stage.revealed + 1:
        raise RunError("n", f"n is {n}; the message that is asked about is {stage.revealed + 1}")
    question = stage.showing.questions[n - 1]
    known = [each.id for each in question.options]
    if option not in known:
        raise RunError("option", f"option is {option!r:.40}; it is one of {', '.join(known)}")
    return question.verdict(str(option))
