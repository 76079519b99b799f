"""Model files as other people write them: opened, mapped, checked."""

from .folder import Checkpoint, Expected

__all__ = ["Checkpoint", "Expected"]
