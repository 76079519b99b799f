"""One model and one server for all tests that change neither."""

import pytest

import tritile
from serving import serving


@pytest.fixture(scope="session")
def model():
    with tritile.load() as model:
        yield model


@pytest.fixture(scope="session")
def server(model):
    with serving(model) as started:
        yield started
