"""Serving: a taken port says so in one line, and whole frames are written."""

import socket

import pytest

from app.web.frames import send_whole_frames
from app.web.serve import CannotServe, listen


def test_a_taken_port_says_what_to_do():
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=rf"port {port} is taken.*--port {port + 1}"):
            listen("127.0.0.1", port)


def test_an_address_that_is_not_ours_says_so():
    with pytest.raises(CannotServe, match=r"cannot listen at 192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_accepted_sockets_do_not_wait_for_more():
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        listener.setblocking(True)
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_frame_is_written_whole_to_a_slow_reader(monkeypatch):
    from simple_websocket import ws
    from wsproto import ConnectionType
    from wsproto.connection import Connection

    monkeypatch.setattr(ws.Base, "send", ws.Base.send)
    send_whole_frames()
    sent = bytearray()

    class Slow:
        """A socket that takes a little at a time, as a full buffer does."""

        def send(self, data):
            sent.extend(data[:10])
            return 10

        def sendall(self, data):
            while data:
                data = data[self.send(data) :]

    connection = ws.Base.__new__(ws.Base)
    connection.sock, connection.connected, connection.ws = Slow(), True, Connection(ConnectionType.SERVER)
    connection.send("x" * 300)
    assert sent.endswith(b"x" * 300)
