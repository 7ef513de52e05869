"""Asking the app for its pages, as a browser does."""

import json
import re
from html import unescape
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

ORIGIN = "http://127.0.0.1:8020"


def get(client: FlaskClient, path: str) -> TestResponse:
    """The answer, whatever it is."""
    return client.get(path, base_url=ORIGIN)


def text_of(client: FlaskClient, path: str, status: int = 200) -> str:
    """What is answered with that status, as a reader has it."""
    answer = get(client, path)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


def snapshot(client: FlaskClient, path: str) -> dict[str, Any]:
    """What the page draws from."""
    return json.loads(re.search(r'id="snapshot">(.*?)</script>', get(client, path).text, re.DOTALL).group(1))
