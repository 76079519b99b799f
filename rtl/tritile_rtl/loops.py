"""Where the issuer's next beat stands in its loops, as registers and a clock ahead."""

from __future__ import annotations

from myhdl import always, block

from .bundles import unsigned


@block
def place_beat(
    clk, running, go, m_left, tile, rest, rows_here, one_beat, count, first_beat, last_beat
):
    """In its K-block: ``count``, and whether it is the first or the last.

    Until ``running`` a tile of m_left (``rest``) or tile output rows is at hand, then one of
    rows_here (one_beat: it is one). go: pulse, the beat went.
    """
    left = unsigned(len(tile))
    bits = len(left)

    @always(clk.posedge)
    def step():
        if not running:
            count.next = 0
            first_beat.next = True
            last_beat.next = m_left == 1
            left.next = tile
            if rest:
                left.next = m_left[bits:]
        elif go:
            count.next = count + 1
            left.next = left - 1
            first_beat.next = last_beat
            last_beat.next = left == 2
            if last_beat:
                count.next = 0
                left.next = rows_here
                last_beat.next = one_beat

    return step


@block
def place_block(clk, running, ended, k_blocks, planes, first_block, first_plane, last_block):
    """Its K-block in its tile: the first of a plane, in the first plane, the last of all.

    ended: pulse, the block's last beat went.
    """
    block_left, plane_left = unsigned(len(k_blocks)), unsigned(len(planes))

    @always(clk.posedge)
    def step():
        if not running:
            block_left.next = k_blocks
            plane_left.next = planes
            first_block.next = True
            first_plane.next = True
            last_block.next = k_blocks == 1 and planes == 1
        elif ended:
            first_block.next = block_left == 1
            block_left.next = block_left - 1
            last_block.next = block_left == 2 and plane_left == 1
            if block_left == 1:
                block_left.next = k_blocks
                plane_left.next = plane_left - 1
                first_plane.next = False
                last_block.next = k_blocks == 1 and plane_left == 2

    return step
