"""Questions about the message that comes next, made from the trace itself or taken from the scenario's quiz.

One kind of question is one file of `kinds`: its `ask` puts a question to a moment, or has nothing to ask there. What is
put to a person never holds the answer: `Asked` goes out beforehand, the `Verdict` once she has chosen. Texts are plain;
what stands in backticks in them is code.
"""

from app.explain.questions.choose import questions
from app.explain.questions.question import Asked, Question, Verdict
from app.explain.questions.registry import KINDS

__all__ = ["KINDS", "Asked", "Question", "Verdict", "questions"]
