"""Model files as other people write them: opened, mapped, checked."""

from .expected import Expected
from .folder import Checkpoint
from .table import MappedTable

__all__ = ["Checkpoint", "Expected", "MappedTable"]
