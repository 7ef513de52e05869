"""The print queue: jobs that are worked through later, each with a copy of the tokens that were there when it was made.

Copies are what makes revocation necessary: a client that forgets its tokens may not have forgotten all of them.
"""

from __future__ import annotations

from app.actors.client import refreshing
from app.actors.client.protocol import QUEUE, Client
from app.wire import World


def work(world: World) -> None:
    """Fetch the photos of every job that waits. A job whose tokens are of no use any more is given up."""
    client = Client.of(world)
    for job in client.actor.shelf(QUEUE):
        refreshing.fetch_photos(client, QUEUE, job)
