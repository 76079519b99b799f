"""From the bytes of a weight beat to the tile's two-bit codes. Latency 1 clock."""

from __future__ import annotations

from myhdl import ConcatSignal, always, always_comb, block

from tritile_arch.encoding import CODE_BITS, Codec, codec

from .bundles import bit, unsigned
from .instance import instance


def rom(c: Codec) -> tuple[int, ...]:
    """The codes of every byte value, first trit in the lowest bits."""
    return tuple(
        sum(code << (CODE_BITS * i) for i, code in enumerate(c.codes(byte))) for byte in range(256)
    )


def decode_byte_ports(c: Codec) -> dict:
    """The byte decoder's signals by port name."""
    return {
        "clk": bit(),
        "enable": bit(),
        "byte_in": unsigned(8),
        "codes": unsigned(CODE_BITS * c.trits_per_byte),
    }


@block
def decode_byte(clk, enable, byte_in, codes, table):
    """One byte by table look-up; converted once, as module ``<name>_decode``."""

    @always(clk.posedge)
    def look_up():
        if enable:
            codes.next = table[byte_in]

    return look_up


@block
def take_byte(beat, index, byte_out):
    high, low = 8 * index + 8, 8 * index

    @always_comb
    def wire():
        byte_out.next = beat[high:low]

    return wire


@block
def decode(clk, enable, beat, codes, g, module):
    """beat: all ports' bytes, port 0 lowest; codes: ``columns`` codes, column 0 lowest.

    Without ``enable`` the codes stay as they are, so that nothing behind them toggles.
    """
    c = codec(g.codec)
    bytes_in = [unsigned(8) for _ in range(g.beat_bytes)]
    decoded = [unsigned(CODE_BITS * c.trits_per_byte) for _ in range(g.beat_bytes)]
    parts = []
    for i in range(g.beat_bytes):
        parts.append(take_byte(beat, i, bytes_in[i]))
        parts.append(
            instance(
                clk,
                f"{module}_decode",
                f"decode_{i}",
                {"enable": enable, "byte_in": bytes_in[i]},
                {"codes": decoded[i]},
            )
        )
    together = ConcatSignal(*reversed(decoded))

    @always_comb
    def gather():
        codes.next = together

    return parts, gather
