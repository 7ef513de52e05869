"""Lays an attack over a flow: the result is a flow like any other, with the attacker in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.attacks.attack import Attack
from app.flows.flow import Flow, Hosts
from app.wire import World


def laid_over(flow: Flow, over: Attack) -> Flow:
    """Steps of the attack come first: they are more precise. The flow prepares first, then the attacker."""

    def hosts(switches: Mapping[str, str]) -> Hosts:
        return {**flow.hosts(switches), **over.hosts(switches)}

    def prepare(world: World) -> None:
        flow.prepare(world)
        over.prepare(world)

    return replace(
        flow,
        steps=(*over.steps, *flow.steps),
        phases=(*flow.phases, *over.phases),
        switches=tuple(dict.fromkeys((*flow.switches, *over.switches, *over.weak, *over.needs))),
        lanes=(*flow.lanes, *(lane.lane for lane in over.lanes)),
        hosts=hosts,
        prepare=prepare,
        play=over.script or flow.play,
    )
