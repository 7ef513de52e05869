"""Attacks: one file each, found by folder. What an attacker does to a flow, what that is to bring, and what stops it.

Law: this room may import `trace`, `wire`, `checks`, `actors` and `flows`; never `web`, `runs` or `exports`. Actors and
flows never see an attack: it is laid over them (`overlay`).

How to add an attack:

1. `app/attacks/my_attack.py` with `ATTACK = Attack(id="my-attack", …)`; what each field is for stands in `attack.py`.
   - `lanes` are the attacker's own (`parts.thief("Thief's app")`); `steps` are what its messages are called, each as
     precise as the steps of a flow, before which they are tried; `hosts` are its servers, as WSGI apps by origin.
   - `prepare(world)` says what it brings along: an account, a registration, a claimed scheme (`world.schemes`).
   - `script(world)` drives everybody, in place of the flow's own `play`; without one that plays, and the attacker only
     reacts. A browser of its own is `Browser(world, "attacker_browser")`; its HTTP client is `world.actor(lane).http`.
   - `taps` are what it does with other people's messages: read, change or keep them (`app/wire/taps.py`).
   - `weak` are the switches with every defence off, `needs` those that have to hold for the attack to make sense;
     `stops` has one `Defence` for each value of one switch that stops it, with check, place, status and error.
   - `goal(trace)` reads from the trace alone whether the aim was reached; `parts.answered` finds most proofs.
2. `scenarios/attack-my-attack.toml`, by that name: `extends` a scenario of the flow, `attack = "my-attack"`,
   `cast` with the attacker's lanes, `phases` with its phases, `[switches]` with `needs` and `weak`, `vary` with the
   switches of `stops`, and a telling for each step, of what the victim sees and what the attacker does.
3. New switches go into `app/switches/tables/`, and are honoured by the actors or in the `lax` of a check.

`tests/attacks/test_attacks.py` walks the registry: off, the goal is reached; with each defence alone it is not, and
check, place, status and error are those that the file names. `python -m app check` demands that everything is told.
"""

from app.attacks.attack import Attack, Defence, Reached
from app.attacks.fitting import fits, unfit, unmet
from app.attacks.outcome import Outcome
from app.attacks.registry import ATTACKS, flow_of, outcome

__all__ = ["ATTACKS", "Attack", "Defence", "Outcome", "Reached", "fits", "flow_of", "outcome", "unfit", "unmet"]
