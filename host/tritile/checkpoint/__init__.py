"""Model files as other people write them: opened, mapped, checked."""

from .folder import Checkpoint, Expected
from .table import MappedTable

__all__ = ["Checkpoint", "Expected", "MappedTable"]
