"""Takes a descriptor apart and judges it, by the rules of ``Descriptor.check``."""

from __future__ import annotations

from myhdl import always_comb, block

from tritile_arch import descriptor as d
from tritile_arch.geometry import ALIGN, MAX_PLANES, TILE_QUANTUM

from .bundles import bit


def span(word: int, field) -> tuple[int, int]:
    """(high, low) of a field among the descriptor's bits, high exclusive."""
    low = 32 * word + field.lsb
    return low + field.width, low


@block
def unpack_address(words, position, address, bad):
    """The descriptor's address number ``position``; bad: unaligned, or bits above its width."""
    low = 32 * d.WORD_X + 64 * position
    high, top = low + len(address), low + 64
    aligned = low + ALIGN.bit_length() - 1
    if high == top:

        @always_comb
        def whole():
            address.next = words[high:low]
            bad.next = words[aligned:low] != 0

        return whole

    @always_comb
    def cut():
        address.next = words[high:low]
        bad.next = words[aligned:low] != 0 or words[top:high] != 0

    return cut


@block
def check_base(base, bad, address_bits):
    """The table of descriptors lies at a multiple of its entries, below 2**address_bits."""
    aligned, width = ALIGN.bit_length() - 1, len(base)
    if address_bits == width:

        @always_comb
        def whole():
            bad.next = base[aligned:] != 0

        return whole

    @always_comb
    def judge():
        bad.next = base[aligned:] != 0 or base[width:address_bits] != 0

    return judge


@block
def check(words, tokens, bad_addresses, bad, g):
    """The rules of ``Descriptor.check``, for the tokens that the job will have."""
    magic_h, magic_l = span(d.WORD_CONTROL, d.F_MAGIC)
    planes_h, planes_l = span(d.WORD_CONTROL, d.F_PLANES)
    blocks_h, blocks_l = span(d.WORD_BLOCKS, d.F_K_BLOCKS)
    tile_h, tile_l = span(d.WORD_BLOCKS, d.F_TILE)
    m_h, m_l = span(d.WORD_M, d.F_M)
    wide_h, wide_l = span(d.WORD_M, d.F_WIDE)
    stride_l = 32 * d.WORD_Y_STRIDE
    stride_aligned = stride_l + ALIGN.bit_length() - 1
    quantum = tile_l + TILE_QUANTUM.bit_length() - 1
    magic, most_planes, depth, rows = d.MAGIC, MAX_PLANES, g.depth, g.rows
    one_quantum = TILE_QUANTUM
    wrong_control, wrong_shape = bit(), bit()

    @always_comb
    def control():
        wrong_control.next = (
            words[magic_h:magic_l] != magic
            or words[planes_h:planes_l] == 0
            or words[planes_h:planes_l] > most_planes
            or tokens == 0
            or tokens > rows
        )

    @always_comb
    def shape():
        wrong_shape.next = (
            words[m_h:m_l] == 0
            or (words[wide_h:wide_l] != 0 and words[tile_h:tile_l] <= one_quantum)
            or words[blocks_h:blocks_l] == 0
            or words[tile_h:tile_l] == 0
            or words[tile_h:tile_l] > depth
            or words[quantum:tile_l] != 0
            or words[stride_aligned:stride_l] != 0
        )

    @always_comb
    def any_wrong():
        bad.next = wrong_control or wrong_shape or bad_addresses != 0

    return control, shape, any_wrong
