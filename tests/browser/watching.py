"""What a page must not do: ask any host but this machine, or log an error.

An error is an exception, a violation of the content security policy, a file that is not there, a lost connection.
"""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage

HERE = {"127.0.0.1", "localhost"}


def watch(context: BrowserContext, faults: list[str]) -> None:
    """Note each request to a foreign host, each error on the console and each uncaught exception."""

    def note_foreign(url: str) -> None:
        if urlsplit(url).hostname not in HERE | {None}:  # data:, blob: and about: have no host
            faults.append(f"asked a foreign host: {url}")

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text} ({message.location['url']})")

    context.on("request", lambda request: note_foreign(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note_foreign(socket.url)))
    context.on("console", note_error)
    context.on("weberror", lambda failure: faults.append(f"exception: {failure.error}"))
