import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tritile_arch import emit, registers
from tritile_arch.boards import BOARDS
from tritile_arch.descriptor import WORDS
from tritile_arch.registers import ERROR_TEXT, REGISTERS, ErrorCode

WITH_FIELDS = [register for register in REGISTERS if register.fields]


def test_registers_do_not_collide():
    offsets = [register.offset for register in REGISTERS]
    assert len(set(offsets)) == len(offsets)
    for register in REGISTERS:
        assert register.offset % 4 == 0
        assert register.offset < registers.ADDRESS_SPACE
        assert register.access in ("ro", "rw", "wo")


@pytest.mark.parametrize("register", WITH_FIELDS, ids=lambda r: r.name)
def test_fields_do_not_overlap(register):
    bits = [bit for f in register.fields for bit in range(f.lsb, f.lsb + f.width)]
    assert len(set(bits)) == len(bits)
    assert max(bits) < 32


@pytest.mark.parametrize("register", WITH_FIELDS, ids=lambda r: r.name)
@given(st.data())
def test_unpack_is_the_inverse_of_pack(register, data):
    values = {f.name: data.draw(st.integers(0, (1 << f.width) - 1)) for f in register.fields}
    word = register.pack(**values)
    assert 0 <= word < 1 << 32
    assert register.unpack(word) == values


def test_bits_that_keep_what_is_written():
    """A 1 that acts is not kept, and nothing is where nothing can be written."""
    switches = registers.CONTROL.pack(interrupt_enable=1, prefetch=1)
    kept = {register.name: register.kept for register in REGISTERS if register.kept}
    everything = dict.fromkeys(("LIST_BASE_LO", "LIST_BASE_HI", "WATCHDOG"), 0xFFFFFFFF)
    assert kept == {"CONTROL": switches, **everything}


def test_a_value_that_does_not_fit_is_named():
    with pytest.raises(ValueError, match="tokens: 256 does not fit 8 bits"):
        registers.DOORBELL.pack(index=0, tokens=256)
    with pytest.raises(KeyError, match="no field 'speed'"):
        registers.DOORBELL.pack(speed=1)


def test_every_error_has_a_text_and_fits_status():
    assert set(ERROR_TEXT) == set(ErrorCode)
    for code in ErrorCode:
        assert registers.STATUS.unpack(registers.STATUS.pack(code=int(code)))["code"] == code


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_geometry_fits_its_registers(board):
    g = board.geometry
    word = registers.GEOMETRY0.pack(
        rows=g.rows,
        ports=g.ports,
        port_bytes=g.port_bytes,
        trits_per_byte=g.trits_per_byte,
        address_bits=g.address_bits,
    )
    assert word < 1 << 32
    assert registers.GEOMETRY1.pack(depth=g.depth, columns=g.columns) < 1 << 32


@pytest.mark.parametrize("board", BOARDS.values(), ids=BOARDS)
def test_json_says_what_the_table_says(board):
    told = json.loads(json.dumps(emit.registers_json(board)))
    assert told["geometry"]["columns"] == board.geometry.columns
    assert {r["name"]: r["offset"] for r in told["registers"]} == {
        r.name: r.offset for r in REGISTERS
    }
    assert told["errors"] == {code.name: code.value for code in ErrorCode}


def test_markdown_has_a_line_for_everything():
    text = emit.markdown()
    for register in REGISTERS:
        assert f"| {register.offset:#04x} | {register.name} |" in text
        for field in register.fields:
            assert f"| {field.name}: " in text
    for code in ErrorCode:
        assert f"| {int(code)} | {code.name} |" in text


def test_descriptor_words_do_not_overlap():
    bits = set()
    for row in emit.descriptor_words():
        high, low = (int(n) for n in row["bits"].split(":"))
        mine = {(row["word"], bit) for bit in range(low, high + 1)}
        assert not bits & mine
        assert row["word"] < WORDS
        bits |= mine


@pytest.mark.parametrize("board", BOARDS.values(), ids=lambda b: b.name)
def test_a_design_tells_its_geometry(board):
    found = registers.geometry_of(*registers.geometry_words(board.geometry))
    assert found == board.geometry


def test_registers_of_no_geometry_are_refused():
    first, second = registers.geometry_words(BOARDS["tiny"].geometry)
    with pytest.raises(ValueError, match="no codec"):
        registers.geometry_of(first | 0xF << 20, second)
    with pytest.raises(ValueError, match="contradicts"):
        registers.geometry_of(first, second + (1 << 16))
    with pytest.raises(ValueError, match="rows is 0"):
        registers.geometry_of(first & ~0xFF, second)


def test_markdown_says_where_each_boards_design_lies():
    text = emit.markdown()
    for board in BOARDS.values():
        rows = [line for line in text.splitlines() if line.startswith(f"| {board.name} |")]
        if board.family is None:
            assert rows == []
            continue
        (row,) = rows
        for said in (f"{board.family.control_base:#x}", f"io: {board.io_port}", "bits each"):
            assert said in row
