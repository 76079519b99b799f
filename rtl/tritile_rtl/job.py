"""What the sequencer tells of a job, and what the issuer tells the drain of a tile."""

from __future__ import annotations

from tritile_arch import descriptor, registers
from tritile_arch.geometry import MAX_PLANES, WIDE_BITS, Geometry

from .bundles import bit, unsigned

INDEX_BITS = registers.DOORBELL.field("index").width
TOKEN_BITS = registers.DOORBELL.field("tokens").width
PLANE_BITS = descriptor.F_PLANES.width
BLOCK_BITS = descriptor.F_K_BLOCKS.width
TILE_BITS = descriptor.F_TILE.width
STRIDE_BITS = 32
BEAT_BITS = descriptor.M_BITS + BLOCK_BITS + MAX_PLANES.bit_length()  # of a matrix


class Job:
    """A checked descriptor; ``tokens`` is never zero. Three blocks take it, each by handshake."""

    def __init__(self, g: Geometry):
        self.m = unsigned(descriptor.M_BITS)
        self.k_blocks = unsigned(BLOCK_BITS)
        self.tile = unsigned(TILE_BITS)
        self.wide = unsigned(WIDE_BITS)
        self.planes = unsigned(PLANE_BITS)
        self.tokens = unsigned(TOKEN_BITS)
        self.x = unsigned(g.address_bits)
        self.y = unsigned(g.address_bits)
        self.y_stride = unsigned(STRIDE_BITS)
        self.last = bit()  # of its list
        self.index = unsigned(INDEX_BITS)


class TileResult:
    """An M-tile whose results leave: token t's ``words`` go to ``y + t * y_stride``.

    tapped: they leave while the last K-block passes; otherwise they wait in ``bank``.
    last: the doorbell is complete when they are written.
    """

    def __init__(self, g: Geometry):
        self.y = unsigned(g.address_bits)
        self.y_stride = unsigned(STRIDE_BITS)
        self.words = unsigned(TILE_BITS)
        self.tokens = unsigned(TOKEN_BITS)
        self.bank = bit()
        self.tapped = bit()
        self.last = bit()
        self.index = unsigned(INDEX_BITS)
        self.valid = bit()
        self.ready = bit()


class Waits:
    """Why the issuer sends no beat: one of these, or its bank, the drain or a short block."""

    def __init__(self):
        self.idle = bit()  # no job
        self.weights = bit()
        self.activations = bit()
