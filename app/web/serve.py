"""Serving: gevent's server on a loopback socket of our own, without monkey-patching."""

from __future__ import annotations

import errno
import gc
import socket
import webbrowser
from collections.abc import Callable

from gevent import pywsgi, spawn_later

from app.scenario import Library
from app.web.frames import send_whole_frames
from app.web.server import create_app

# gevent answers a longer first line itself, with an empty page; ours says what is too long.
LONGEST_ADDRESS = 65_536
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class CannotServe(Exception):
    """The address cannot be served at; the text says what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket without Nagle's delay. Raises CannotServe."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Accepted sockets inherit it: with Nagle's delay keep-alive answers wait 40 ms each.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise CannotServe(_reason(error, host, port)) from error
    listener.setblocking(False)
    return listener


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken: end the other program, or choose another with --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"port {port} needs more rights: choose one above 1023 with --port"
    return f"cannot listen at {host}:{port}: {error.strerror or error}"


def serve(library: Library, host: str, port: int, browse: bool, say: Callable[[str], None]) -> None:
    """Serve until interrupted. Raises CannotServe."""
    listener = listen(host, port)
    port = listener.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    names = {shown, "127.0.0.1", "localhost"} if host in LOOPBACK else {shown}
    send_whole_frames()
    app, _ = create_app(library, [f"http://{name}:{port}" for name in sorted(names)])
    pywsgi.MAX_REQUEST_LINE = LONGEST_ADDRESS
    server = pywsgi.WSGIServer(listener, app, log=None)
    server.start()
    gc.freeze()  # what is there by now is not looked at again
    gc.enable()
    address = f"http://{shown}:{port}/"
    say(f"Grantscope is at {address}")
    if browse:
        spawn_later(0.1, webbrowser.open, address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("Goodbye.")
