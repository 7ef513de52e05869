"""PKCE step by step: from each verifier of a run to its challenge, and where the two are met."""

import re

import pytest

from app.checks.grammar import PKCE_RULE, pkce_text
from app.explain.pkce import EXAMPLE, TRYING, WORDS, proof_lines, proof_places, trouble
from app.explain.specs import href
from app.trace.story import fold
from tests.playing import edited, library, played
from tests.vectors.test_pkce import COMPUTED, PUBLISHED


def proofs(trace):
    story = fold(trace)
    return list(proof_lines(story, trace.head.cast)), list(proof_places(story))


def test_the_steps_lead_from_the_verifier_to_the_challenge_of_the_request():
    (proof,), places = proofs(played("pkce-s256"))
    verifier, ascii, digest, challenge = proof.steps
    assert bytes.fromhex(ascii.value.partition(" …")[0]).decode() == verifier.value[:8]
    assert bytes.fromhex(ascii.value.partition("… ")[2]).decode() == verifier.value[-4:]
    assert len(bytes.fromhex(digest.value)) == 32
    assert challenge.value == proof.challenge
    assert [(place.n, place.verdict, place.text) for place in places] == [
        (1, "passed", "matches the code_challenge in message 1"),
        (12, "carried", "the code_verifier in message 12"),
        (12, "passed", "token.pkce.verify: the verifier fits the stored challenge"),
    ]


def test_with_plain_the_challenge_is_the_verifier():
    (proof,), places = proofs(played("pkce-plain"))
    assert proof.challenge == proof.steps[0].value
    assert len(proof.steps) == 1
    assert "the challenge is the verifier itself" in proof.note
    assert places[0].verdict == "passed"


def test_a_verifier_that_was_changed_on_its_way_is_a_proof_of_its_own_that_fits_nothing():
    found, places = proofs(edited("pkce-s256", "token#1.request", {"form.code_verifier": "x" * 43}))
    assert [proof.steps[0].value for proof in found][1] == "x" * 43
    assert found[1].begun == "first seen in message 12"
    verdicts = [place.verdict for place in places if place.proof == found[1].id]
    assert verdicts == ["carried", "failed"]


def test_a_challenge_that_was_changed_on_its_way_matches_nothing():
    trace = edited("pkce-s256", "authorize#1.request", {"query.code_challenge": "x" * 43})
    places = proofs(trace)[1]
    assert (places[0].verdict, places[0].text) == ("failed", "does not match the code_challenge in message 1")


def test_a_run_without_pkce_has_no_proof():
    assert proofs(played("public-client-without-pkce")) == ([], [])


@pytest.mark.parametrize("scenario", library())
def test_every_challenge_of_a_shipped_run_is_the_one_of_its_verifier(scenario):
    found, places = proofs(played(scenario))
    assert not any(proof.trouble for proof in found)
    assert {place.verdict for place in places} <= {"passed", "carried"}
    assert {proof.id for proof in found} <= {place.proof for place in places}


@pytest.mark.parametrize(
    ("verifier", "said"),
    [
        ("a" * 42, "1 more character is missing"),
        ("a" * 40, "3 more characters are missing"),
        ("a" * 129, "1 character too many"),
        ("a" * 140, "12 characters too many"),
        ("a" * 42 + "+", "“+” at place 43 is not allowed"),
        ("a b" + "a" * 50, "“ ” at place 2"),
        ("ä", "“ä” at place 1"),
    ],
)
def test_the_limit_that_a_verifier_breaks_is_named(verifier, said):
    assert trouble(verifier).startswith(said)
    assert not pkce_text(verifier)


@pytest.mark.parametrize("verifier", [verifier for verifier, _ in [*PUBLISHED.values(), *COMPUTED.values()]])
def test_a_good_verifier_breaks_none(verifier):
    assert trouble(verifier) == ""


def test_the_field_knows_the_limits_and_the_example_of_the_rfc():
    assert f"{TRYING.least} to {TRYING.most} of {TRYING.allowed}" == PKCE_RULE == "43 to 128 of A-Z a-z 0-9 - . _ ~"
    assert PUBLISHED["RFC 7636 appendix B"] == EXAMPLE
    assert (TRYING.example, TRYING.challenge) == EXAMPLE
    assert href(TRYING.spec) == TRYING.href
    assert "43" in WORDS["short"]
    assert "128" in WORDS["long"]


def test_the_field_refuses_the_characters_that_the_check_refuses():
    for sign in map(chr, range(256)):
        assert bool(re.search(TRYING.pattern, sign)) is not pkce_text(sign * TRYING.least)
