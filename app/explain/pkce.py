"""PKCE, worked out step by step: from a verifier of the run to the challenge that went ahead of it (RFC 7636)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from app.checks.grammar import PKCE_CLASS, PKCE_LEAST, PKCE_MOST, PKCE_SIGNS
from app.checks.token import s256
from app.explain.specs import href
from app.explain.tokens.gathering import begun
from app.trace import Check, Lane, Mint, RequestSent, ResponseSent, Work, lane_names
from app.trace.messages import Message
from app.trace.paths import read
from app.trace.story import Story
from app.trace.story.rows import verdict_of

_OTHER = re.compile(f"[^{PKCE_CLASS}]")
CHALLENGE = ("query.code_challenge", "location.query.code_challenge")
METHOD = ("query.code_challenge_method", "location.query.code_challenge_method")
VERIFIER = "form.code_verifier"
HEAD, TAIL = 8, 4  # bytes that are shown of a longer text
PLAIN = "The method is plain: the challenge is the verifier itself, and whoever reads the request has both."


class StepLine(msgspec.Struct, frozen=True):
    """One step: what it is called, what comes out, and the id of that where it is followed."""

    title: str
    value: str
    value_id: str | None
    note: str


class ProofLine(msgspec.Struct, frozen=True):
    """One verifier and what it becomes. `trouble` says which limit of the RFC it breaks."""

    id: str
    stop: int
    begun: str
    method: str
    method_spec: str
    method_href: str
    trouble: str
    steps: tuple[StepLine, ...]
    note: str
    challenge: str


class ProofPlace(msgspec.Struct, frozen=True):
    """Where a proof is met: a message whose challenge it fits or not, one that carries it, the check that compares."""

    proof: str
    stop: int
    n: int
    verdict: str
    text: str


class Trying(msgspec.Struct, frozen=True):
    """What the field for one's own verifier needs: the limits, the RFC's example, and words with `{}` to fill in."""

    least: int
    most: int
    allowed: str
    pattern: str
    example: str
    challenge: str
    spec: str
    href: str
    words: dict[str, str]


# Appendix B of the RFC.
EXAMPLE = ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
WORDS = {
    "short": f"{{}} more characters are missing: a verifier has at least {PKCE_LEAST}.",
    "short_by_one": f"1 more character is missing: a verifier has at least {PKCE_LEAST}.",
    "long": f"{{}} characters too many: a verifier has at most {PKCE_MOST}.",
    "long_by_one": f"1 character too many: a verifier has at most {PKCE_MOST}.",
    "character": f"“{{}}” at place {{}} is not allowed: a verifier is made of {PKCE_SIGNS} alone.",
    "fine": "A verifier as RFC 7636 wants it.",
    "same": "This is the challenge of this run.",
    "other": "This is not the challenge of this run.",
    "example": "This is the challenge that RFC 7636 prints in its appendix B.",
    "missing": "This page cannot compute SHA-256: browsers allow it on https and on 127.0.0.1 alone.",
}
LIMITS = PKCE_LEAST, PKCE_MOST, PKCE_SIGNS, _OTHER.pattern
TRYING = Trying(*LIMITS, *EXAMPLE, "RFC 7636 §4.1", href("RFC 7636 §4.1"), WORDS)


@dataclass
class _Proof:
    id: str
    stop: int
    text: str
    maker: str | None
    method: str

    @property
    def challenge(self) -> str:
        return s256(self.text) if self.method == "S256" else self.text


def trouble(verifier: str) -> str:
    """Which limit of RFC 7636 section 4.1 a verifier breaks, empty for none."""
    wrong = _OTHER.search(verifier)
    if wrong:
        return WORDS["character"].replace("{}", wrong[0], 1).replace("{}", str(wrong.start() + 1), 1)
    off = max(PKCE_LEAST - len(verifier), len(verifier) - PKCE_MOST)
    if off <= 0:
        return ""
    which = "short" if len(verifier) < PKCE_LEAST else "long"
    return WORDS[f"{which}_by_one" if off == 1 else which].replace("{}", str(off))


def proof_lines(story: Story, cast: Sequence[Lane]) -> Iterator[ProofLine]:
    """The verifiers of a story in the order in which they come up."""
    names = lane_names(cast)
    for proof in _proofs(story):
        yield ProofLine(
            id=proof.id,
            stop=proof.stop,
            begun=begun(proof.maker, proof.stop, names),
            method=proof.method,
            method_spec="RFC 7636 §4.2",
            method_href=href("RFC 7636 §4.2"),
            trouble=trouble(proof.text),
            steps=tuple(_steps(proof, story)),
            note="" if proof.method == "S256" else PLAIN,
            challenge=proof.challenge,
        )


def _steps(proof: _Proof, story: Story) -> Iterator[StepLine]:
    content = proof.text.encode()
    yield StepLine("code_verifier", proof.text, story.values.id_of(proof.text), f"{len(proof.text)} characters")
    if proof.method == "S256":
        yield StepLine("ASCII", spelled(content), None, f"{len(content)} bytes, one a character")
        yield StepLine("SHA-256", hashlib.sha256(content).hexdigest(), None, "32 bytes, in hexadecimal")
        title, note = "base64url, without padding", "the code_challenge"
        yield StepLine(title, proof.challenge, story.values.id_of(proof.challenge), note)


def spelled(content: bytes) -> str:
    """Bytes in hexadecimal, the first and the last of many."""
    if len(content) <= HEAD + TAIL:
        return content.hex(" ")
    return f"{content[:HEAD].hex(' ')} … {content[-TAIL:].hex(' ')}"


def _proofs(story: Story) -> list[_Proof]:
    """Every verifier that was made or sent, each with the method by which it became a challenge."""
    found: dict[str, _Proof] = {}
    method = "plain"
    for stop, events in enumerate(story.stops):
        hashed = {side.value for event in events if isinstance(event, Work) for side in event.inputs}
        for event in events:
            if isinstance(event, Mint) and event.name == "code_verifier":
                way = "S256" if event.value in hashed else "plain"
                _enter(found, story, event.value, stop, event.actor, way)
            elif isinstance(event, (RequestSent, ResponseSent)):
                if _first(event.message, CHALLENGE):
                    method = _first(event.message, METHOD) or "plain"
                sent = read(event.message, VERIFIER)
                if sent:
                    _enter(found, story, sent, stop, None, "S256" if method == "S256" else "plain")
    return list(found.values())


def _enter(found: dict[str, _Proof], story: Story, text: str, stop: int, maker: str | None, method: str) -> None:
    if text not in found:
        id = story.values.id_of(text) or f"verifier-{len(found) + 1}"
        found[text] = _Proof(id, stop, text, maker, method)


def _first(message: Message, places: Sequence[str]) -> str | None:
    return next(filter(None, (read(message, place) for place in places)), None)


def proof_places(story: Story) -> Iterator[ProofPlace]:
    """Every place where a challenge or a verifier of the run is met."""
    proofs = _proofs(story)
    for stop, events in enumerate(story.stops):
        for event in events:
            if isinstance(event, (RequestSent, ResponseSent)):
                yield from _met(event.message, stop, proofs)
            elif isinstance(event, Check) and event.id == "token.pkce.verify" and event.verdict != "not-applicable":
                sent = _sent_at(story, event.cause)
                for proof in proofs:
                    if proof.text == sent:
                        verdict = verdict_of(event)
                        said = "fits" if event.verdict == "passed" else "does not fit"
                        text = f"token.pkce.verify: the verifier {said} the stored challenge"
                        yield ProofPlace(proof.id, stop, stop, verdict, text)


def _met(message: Message, stop: int, proofs: Sequence[_Proof]) -> Iterator[ProofPlace]:
    challenge, verifier = _first(message, CHALLENGE), read(message, VERIFIER)
    known = [proof for proof in proofs if proof.stop <= stop]
    if challenge and known:
        right = next((proof for proof in known if proof.challenge == challenge), None)
        said = "matches the code_challenge in" if right else "does not match the code_challenge in"
        yield ProofPlace((right or known[-1]).id, stop, stop, "passed" if right else "failed", f"{said} message {stop}")
    for proof in known if verifier else ():
        if proof.text == verifier:
            yield ProofPlace(proof.id, stop, stop, "carried", f"the code_verifier in message {stop}")


def _sent_at(story: Story, seq: int | None) -> str | None:
    for events in story.stops:
        if events and events[0].seq == seq and isinstance(events[0], RequestSent):
            return read(events[0].message, VERIFIER)
    return None
