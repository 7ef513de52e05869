"""Files are answered by their own layer: whole, never stale, and nothing outside their folder."""

import pytest
from flask.testing import FlaskClient

from app.folders import folder
from app.scenario import load
from app.web.server import create_app


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app, _ = create_app(load(), ["http://localhost:80"])
    return app.test_client()


def test_a_file_is_answered_as_it_is_on_disk(client: FlaskClient) -> None:
    with client.get("/static/js/main.js") as answer:
        assert answer.data == (folder("static") / "js/main.js").read_bytes()
        assert answer.mimetype == "text/javascript"


def test_a_browser_asks_again_before_it_uses_what_it_kept(client: FlaskClient) -> None:
    with client.get("/static/css/page.css") as answer:
        assert "max-age=0" in answer.headers["Cache-Control"]
    again = client.get("/static/css/page.css", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_what_is_not_a_file_is_the_apps_own_page_of_not_found(client: FlaskClient) -> None:
    for path in ("/static/", "/static/js", "/static/nothing.js", "/static/../pyproject.toml", "/static/%2e%2e/dev.py"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (404, "text/html")
        assert "Content-Security-Policy" in answer.headers
