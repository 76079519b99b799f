"""One model for all tests, and a server for those of a file that do not change it."""

import pytest

import tritile
from serving import serving


@pytest.fixture(scope="module")
def model():
    with tritile.load() as model:
        yield model


@pytest.fixture(scope="module")
def server(model):
    with serving(model) as started:
        yield started
