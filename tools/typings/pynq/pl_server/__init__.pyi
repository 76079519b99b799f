# It carries no types, and lint runs without it.
from typing import Any

def __getattr__(name: str) -> Any: ...
