"""The run's own clock."""

from app.wire import Clock


def test_the_clock_starts_with_the_year_2026_and_moves_only_when_told() -> None:
    clock = Clock()
    assert (clock.ms, clock.seconds) == (0, 1_767_225_600)
    clock.advance(1999)
    assert (clock.ms, clock.seconds) == (1999, 1_767_225_601)
