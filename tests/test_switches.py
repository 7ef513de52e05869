"""The one vocabulary of switches."""

import pytest

from app.checks import LEDGER
from app.explain import href
from app.switches import (
    CONSTRAINTS,
    PRESETS,
    SWITCHES,
    SwitchError,
    conflicts,
    preset_of,
    preset_switches,
    resolve,
    settle,
    suggest,
    validate,
)

IDS = frozenset(LEDGER)


@pytest.mark.parametrize("switch", SWITCHES.values(), ids=SWITCHES.keys())
def test_every_switch_says_what_it_and_each_of_its_values_mean(switch: object) -> None:
    assert switch.default in switch.values
    assert len(switch.values) >= 2
    assert switch.meaning.endswith(".")
    assert all(meaning.endswith(".") for meaning in switch.values.values())
    assert href(switch.spec)
    assert switch.enforced_by == switch.name.partition(".")[0]
    assert switch.short


def test_the_defaults_go_together() -> None:
    assert conflicts(resolve()) == []


def test_later_layers_win_and_the_order_is_the_switches_own_with_checks_at_the_end() -> None:
    resolved = resolve({"client.pkce": "none", "check.b": "off"}, {"check.a": "off", "client.pkce": "plain"})
    assert resolved["client.pkce"] == "plain"
    assert list(resolved) == [*SWITCHES, "check.a", "check.b"]


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, each in SWITCHES.items() for value in each.values])
def test_every_value_of_every_switch_is_valid(name: str, value: str) -> None:
    validate(name, value)


@pytest.mark.parametrize("name", PRESETS)
def test_switches_keep_to_a_preset_whatever_they_have_besides(name: str) -> None:
    switches = preset_switches(name)
    assert preset_of(switches) is preset_of(resolve(switches, {"client.state": "none"})) is PRESETS[name]
    other = next(value for value in SWITCHES["client.pkce"].values if value != switches["client.pkce"])
    assert preset_of({**switches, "client.pkce": other}) is None


@pytest.mark.parametrize(
    ("name", "besides", "said"),
    [
        ("oauth2.1", (), "there are rfc6749, rfc9700, oauth-2.1; did you mean oauth-2.1?"),
        ("nome", ("none",), "there are none, rfc6749, rfc9700, oauth-2.1; did you mean none?"),
        ("", (), "there are rfc6749, rfc9700, oauth-2.1"),
    ],
)
def test_a_preset_that_does_not_exist_is_refused_with_those_that_do(
    name: str, besides: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SwitchError) as error:
        preset_switches(name, besides)
    assert str(error.value) == f"no preset is called {name}; {said}"
    assert error.value.field == "preset"


def test_any_check_can_be_set_off() -> None:
    for id in IDS:
        validate(f"check.{id}", "off", IDS)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("client.pcke", "none", "no switch is called client.pcke; did you mean client.pkce?"),
        ("zzz", "none", "no switch is called zzz"),
        ("client.pkce", "s256", "client.pkce cannot be 's256'; it is one of none, plain, S256; did you mean S256?"),
        ("client.pkce", "", "client.pkce cannot be ''; it is one of none, plain, S256"),
        ("check.token.pkce.verifi", "off", "no check is called token.pkce.verifi; did you mean token.pkce.verify?"),
        ("check.token.pkce.verify", "on", "check.token.pkce.verify cannot be 'on'; a check can only be set to off"),
        ("check.", "off", "no check is called "),
    ],
)
def test_what_does_not_exist_is_refused_with_what_would_be_right(name: str, value: str, said: str) -> None:
    with pytest.raises(SwitchError) as error:
        validate(name, value, IDS)
    assert str(error.value) == said
    assert error.value.field == name


def test_nothing_close_is_not_suggested() -> None:
    assert suggest("zzz", ["client.pkce"]) == ""


@pytest.mark.parametrize(
    ("kind", "auth", "nearest"),
    [("public", "basic", "none"), ("public", "post", "none"), ("confidential", "none", "basic")],
)
def test_a_conflict_names_both_and_the_default_where_it_fits(kind: str, auth: str, nearest: str) -> None:
    (conflict,) = conflicts(resolve({"client.type": kind, "client.auth": auth}))
    assert (conflict.first, conflict.second, conflict.nearest) == ("client.type", "client.auth", nearest)
    assert "RFC 6749 §2.3" in conflict.why


@pytest.mark.parametrize(
    ("asked", "type_and_auth", "moved"),
    [
        ({"client.type": "public"}, ("public", "none"), "client.auth moved to none, because client.type is public"),
        ({"client.auth": "none"}, ("public", "none"), "client.type moved to public, because client.auth is none"),
        ({"client.type": "public", "client.auth": "post"}, ("public", "none"), "client.auth moved to none"),
        ({"client.auth": "post"}, ("confidential", "post"), ""),
    ],
)
def test_what_was_asked_for_stays_and_the_other_moves(
    asked: dict[str, str], type_and_auth: tuple[str, str], moved: str
) -> None:
    settled, notices = settle(resolve(asked), asked)
    assert (settled["client.type"], settled["client.auth"]) == type_and_auth
    assert [notice[: len(moved)] for notice in notices] == ([moved] if moved else [])
    assert conflicts(settled) == []


@pytest.mark.parametrize("constraint", CONSTRAINTS, ids=lambda each: f"{each.first} and {each.second}")
def test_every_value_can_be_had_together_with_some_value_of_the_other(constraint: object) -> None:
    for name in (constraint.first, constraint.second):
        for value in SWITCHES[name].values:
            assert settle(resolve({name: value}), {name: value})[0][name] == value
