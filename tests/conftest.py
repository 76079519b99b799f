"""Settings of every test: one reproducible hypothesis profile, no colours in captured output.

Tests that run at night come in the order of the minutes they say they take, and what they record
(``record_property``) stands at the end of the run, as figures of this run and nothing else.
"""

import pytest
from hypothesis import settings

# Verilated blocks take long to build and little to run, so single examples have no deadline.
settings.register_profile("tritile", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("tritile")


def minutes(item: pytest.Item) -> float:
    """What a nightly test takes on two quiet cores; 0 of any other."""
    marker = item.get_closest_marker("nightly")
    return marker.kwargs.get("minutes", 1) if marker else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=minutes)


def pytest_terminal_summary(terminalreporter) -> None:
    reports = terminalreporter.getreports("passed")
    figures = [(r.nodeid, r.user_properties) for r in reports if r.user_properties]
    if figures:
        terminalreporter.section("figures")
    for nodeid, properties in figures:
        said = ", ".join(f"{name} {value}" for name, value in properties)
        terminalreporter.write_line(f"{nodeid}: {said}")
