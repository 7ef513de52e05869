"""A repair of simple-websocket: with gevent and a slow reader its one `send` may write a part of a frame only."""

from __future__ import annotations

from typing import Any

from simple_websocket import ws as library
from wsproto.events import BytesMessage, TextMessage


def send_whole_frames() -> None:
    """Let every frame be written whole (issue 45 of simple-websocket); a corrupt stream ends the connection."""
    checked = library.Base.send

    def send(self: Any, data: str | bytes) -> None:
        if not self.connected:
            checked(self, data)  # raises what the library raises for a closed connection
            return
        event = TextMessage(data=data) if isinstance(data, str) else BytesMessage(data=data)
        self.sock.sendall(self.ws.send(event))

    library.Base.send = send
