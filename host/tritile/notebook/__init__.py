"""For notebooks: where the model runs, and pictures of what happens there.

The pictures need matplotlib: ``pip install 'tritile[notebooks]'``, or a PYNQ image, which has it.
"""

from .place import Place, where

__all__ = ["Place", "where"]
