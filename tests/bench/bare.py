"""Serves Mermaid in a page of its own, as the stage is served: `python -m tests.bench.bare MESSAGES` says where.

It is a process of its own because Playwright's loop runs in the bench's.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, render_template_string, request
from gevent.pywsgi import WSGIServer

from app.folders import folder
from app.scenario import load
from app.web.serve import listen
from tests.bench.rows import mermaid_text
from tests.serving import ROOT, announced, end

PAGE = (Path(__file__).parent / "bare.html").read_text(encoding="utf-8")


def main() -> None:
    app = Flask("bare", static_folder=str(folder("static")))
    library = load()

    @app.get("/")
    def page() -> str:
        """The first `messages` messages of a scenario; an empty page for none."""
        messages = request.args.get("messages", 0, int)
        text = mermaid_text(library[request.args["scenario"]], messages) if messages else ""
        return render_template_string(PAGE, text=text)

    listener = listen("127.0.0.1", 0)
    server = WSGIServer(listener, app, log=None)
    server.start()
    print(f"Grantscope is at http://127.0.0.1:{listener.getsockname()[1]}/", flush=True)
    server.serve_forever()


@contextmanager
def bare_mermaid() -> Iterator[str]:
    """The address of the bare page while the block runs."""
    command = [sys.executable, "-m", "tests.bench.bare"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            url = announced(server)
            assert url, "the bare page's server did not start"
            yield url
        finally:
            end(server)


if __name__ == "__main__":
    main()
