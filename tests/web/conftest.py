"""What the tests of pages share: one app with the shipped scenarios, asked in this process."""

import pytest
from flask.testing import FlaskClient

from app.web.server import create_app
from tests.playing import library
from tests.web.asking import ORIGIN


@pytest.fixture(scope="session")
def client() -> FlaskClient:
    """Asks it; `asking` has the questions."""
    app, _ = create_app(library(), [ORIGIN])
    return app.test_client()
