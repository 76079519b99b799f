"""``tritile fit``: what it answers follows from sizes, clocks and a profile; bad input is named."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tritile import cli
from tritile.fit import projection as p
from tritile.fit.changes import tried
from tritile.fit.cycles import Memory, doorbell_cycles, jobs_of
from tritile.fit.memory import SYSTEM, memory_of
from tritile.fit.processors import A53, PROCESSORS
from tritile.fit.profile import Measured as M
from tritile.fit.profile import Profile, Rates, rates_of, shipped_profile
from tritile.fit.subject import subject_of
from tritile.fit.tiled import COSTS, device_bytes
from tritile.fit.work import Pass, cache_bytes, work_of
from tritile.residence import weight_bytes
from tritile.synthetic.known import KNOWN
from tritile_arch.boards import PYNQ_Z2, ZCU104

TWO_B = subject_of("bitnet-2b-4t")
RATES = Rates(np.array([1e-6, 1e-3]), np.array([1e-8, 0.0]), np.array([1e-3, 0.1]))
PROFILE = Profile(
    "a machine",
    {(path, kv, prefill): RATES for path, kv in (("numpy", "float32"), ("compiled", "float16"),
     ("compiled", "int8"), ("compiled", "float32")) for prefill in (False, True)},
    full_head={"numpy": 1e-7, "compiled": 1e-7},
    tile_head=dict.fromkeys(("numpy", "compiled"), np.array([1e-6, 0.01])),
    tiled=dict.fromkeys(COSTS, 1e-6),
)  # fmt: skip


def setting(**given):
    fields = {
        "board": ZCU104,
        "processor": A53,
        "context": 512,
        "clock_mhz": 250.0,
        "threads": 4,
        "memory_rate": 16e9,
    }
    return p.Setting(**fields | given)


@pytest.fixture
def run(capsys):
    def run(*line):
        code = cli.run_command(["fit", *(str(word) for word in line)])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


def test_json(run):
    code, out, err = run("bitnet-2b-4t", "--board", "zcu104", "--context", 512, "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert answer["fits"] is True
    assert answer["fits_the_image_as_it_comes"] is False
    assert set(answer["parts_ms"]) == set(p.PARTS)
    total = sum(answer["parts_ms"].values())
    assert answer["decode_tokens_per_second"] == pytest.approx(1e3 / total)
    whole = sum(answer["prefill_parts_ms"].values()) - answer["prefill_hidden_ms"]
    assert answer["prefill_tokens_per_second"] == pytest.approx(512e3 / whole)
    assert answer["decode_tokens_per_second"] < answer["limit_tokens_per_second"]
    assert answer["best_change"] == answer["changes"][0]["name"]
    assert "nothing has run on a board" in answer["projection"]
    assert any("AMD" in sentence for sentence in answer["assumptions"])


def test_text_says_what_it_is(run):
    code, out, _ = run("bitnet-2b-4t", "--board", "pynq-z2", "--context", 64)
    assert code == 0
    for words in ("PROJECTION, nothing was run", "It does not fit", "stream from the card",
                  "waiting for weights", "one change alone", "It rests on"):  # fmt: skip
        assert words in " ".join(out.split())


def test_a_small_model_fits_as_it_comes(run):
    code, out, _ = run("bitnet-large", "--board", "zcu104", "--json")
    answer = json.loads(out)
    assert (code, answer["fits_the_image_as_it_comes"]) == (0, True)
    assert answer["streamed_bytes_a_pass"] == 0


def test_a_model_without_room_for_a_layer(run):
    code, out, _ = run("bitnet-2b-4t", "--board", "pynq-z2", "--context", 4096, "--kv", "float32",
                       "--json")  # fmt: skip
    answer = json.loads(out)
    assert (code, answer["fits"], answer["decode_tokens_per_second"]) == (0, False, None)
    assert run("bitnet-2b-4t", "--board", "pynq-z2", "--context", 4096, "--kv", "float32")[0] == 0


@pytest.mark.parametrize("form", ["folder", "config", "file"])
def test_a_config_is_enough(tmp_path, run, form):
    values = json.dumps(KNOWN["bitnet-large"].config)
    (tmp_path / "config.json").write_text(values)
    path = tmp_path if form == "folder" else tmp_path / "config.json"
    if form == "file":
        path = path.rename(tmp_path / "another.json")
    _, out, _ = run(path, "--board", "zcu104", "--json")
    _, known, _ = run("bitnet-large", "--board", "zcu104", "--json")
    assert {**json.loads(out), "model": ""} == {**json.loads(known), "model": ""}


def test_a_checkpoint_is_asked_for_its_headers(tmp_path, run):
    assert cli.run_command(["synthetic", "bitnet-large", "-o", str(tmp_path / "m"),
                            "--headers-only"]) == 0  # fmt: skip
    _, out, _ = run(tmp_path / "m", "--board", "zcu104", "--json")
    sizes = json.loads(out[out.index("{") :])["bytes"]
    assert sizes["tables_mapped"] == 4 * 32002 * 1536  # float32, as that model's file has them


def test_the_picture(tmp_path, run):
    file = tmp_path / "token.svg"
    code, _, err = run("bitnet-2b-4t", "--board", "zcu104", "-o", file)
    assert (code, err) == (0, f"tritile: wrote {file}\n")
    text = file.read_text()
    assert text.startswith("<svg xmlns=")
    assert "PROJECTION: nothing has run on a board" in text
    assert [f.name for f in tmp_path.iterdir()] == ["token.svg"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("bitnet-2b-4t", "name a board: --board pynq-z2 or --board zcu104"),
        ("bitnet-2b-4t --board tiny", "board tiny exists in simulation only"),
        ("bitnet-2b-4t --board z80", "unknown board 'z80'"),
        ("nothing-there --board zcu104", "nothing-there: there is no such file or folder"),
        ("gpt2 --board zcu104", "gpt2: there is no such file or folder"),
        ("bitnet-2b-4t --board zcu104 --context 0", "context is 0; expected 1 to 4096"),
        ("bitnet-2b-4t --board zcu104 --tokens 5000", "tokens is 5000; expected 1 to 4096"),
        ("bitnet-2b-4t --board zcu104 --clock 0", "clock is 0; expected a number above 0"),
        ("bitnet-2b-4t --board zcu104 --bandwidth nan", "bandwidth is nan"),
        ("bitnet-2b-4t --board zcu104 --threads 5", "threads is 5; expected 1 to 4"),
        ("bitnet-2b-4t --board zcu104 --kv int4", "kv is 'int4'; expected float32 or"),
        ("bitnet-2b-4t --board zcu104 --head cloud", "head is 'cloud'; expected tile or full"),
        ("bitnet-2b-4t --board zcu104 --kernels x", "kernels is 'x'; expected"),
        (
            "bitnet-2b-4t --board zcu104 --attention x",
            "attention is 'x'; expected one of cpu, tile",
        ),
        ("bitnet-2b-4t --board zcu104 --attention tile", "use kv 'int8'"),
        ("bitnet-2b-4t --board zcu104 --attention tile --kv int8 --kernels numpy", "use kv"),
        ("bitnet-2b-4t --board zcu104 -o /nowhere/x.svg", "cannot be written"),
    ],
)
def test_bad_input(run, line, words):
    code, _, err = run(*line.split())
    assert code == 2
    assert words in err
    assert err.count("\n") == 1


def test_the_tile_is_clocks_over_the_clock():
    projection = p.Projection(TWO_B, setting(), PROFILE)
    memory = Memory(total_cap=64.0)
    lists = [jobs for jobs in TWO_B.config.job_lists() if jobs.layer == 0]
    g = ZCU104.geometry
    layer = sum(doorbell_cycles(g, jobs_of(g, jobs, 1), memory) for jobs in lists)
    assert projection.tile_cycles(1) == 30 * layer
    assert projection.decode().parts["tile"] == pytest.approx(30 * layer / 250e3)


def test_the_cpu_is_the_measured_core_made_slower():
    decode = p.Projection(TWO_B, setting(), PROFILE).decode()
    work = work_of(TWO_B.config, Pass(1, 511), 28)
    assert decode.parts["kernels"] == pytest.approx(7 * RATES.kernels_ms(work))
    a53 = PROCESSORS["zcu104"]
    assert a53.milliseconds(10, 4) == pytest.approx(70 / 3.4)
    assert a53.milliseconds(10, 4, shared=0.5) == pytest.approx(35 + 35 / 3.4)
    assert a53.milliseconds(10, 1) == pytest.approx(70)
    alone = p.Projection(TWO_B, setting(threads=1), PROFILE).decode()
    for part in ("kernels", "driver"):
        assert alone.parts[part] == decode.parts[part]


def test_threads_share_the_kernels_and_caches_of_many_tokens():
    shared = p.Projection(TWO_B, setting(prompt=28), PROFILE).prefill()
    alone = p.Projection(TWO_B, setting(prompt=28, threads=1), PROFILE).prefill()
    assert shared.parts["kernels"] == pytest.approx(alone.parts["kernels"] / 3.4)
    work, a53 = work_of(TWO_B.config, Pass(28), 28), PROCESSORS["zcu104"]
    assert work.shared == 1
    lines_ms = 1e3 * work.buffer_bytes / 64 * a53.line
    saved = alone.parts["driver"] - shared.parts["driver"]
    assert saved == pytest.approx(lines_ms * (1 - 1 / 3.4))


def test_attention_is_shared_from_some_positions_on():
    assert not work_of(TWO_B.config, Pass(1, 20), 28).attention_shared
    assert work_of(TWO_B.config, Pass(1, 511), 28).attention_shared


def test_what_threads_share_follows_from_the_values_of_a_kernel():
    """Of 5 tokens the gated unit alone has enough of them; of 1 + 28 the last one has not."""
    work = work_of(TWO_B.config, Pass(5), 28)
    assert work.shared_integers == 30 * 5 * 6912
    assert work.shared_floats == 30 * 5 * 2 * 6912
    full, more = (work_of(TWO_B.config, Pass(n), 28) for n in (28, 29))
    assert (full.shared_integers, full.shared_floats) == (full.integers, full.floats)
    assert (more.shared_integers, more.shared_floats) == (full.integers, full.floats)


def test_a_driver_that_keeps_whole_buffers_shares_nothing():
    """PYNQ-Z2's caches are kept by the driver."""
    settings = [
        setting(board=PYNQ_Z2, processor=PROCESSORS["pynq-z2"], clock_mhz=125.0, threads=threads)
        for threads in (1, 2)
    ]
    one, two = (p.Projection(TWO_B, given, PROFILE).prefill() for given in settings)
    assert one.parts["driver"] == two.parts["driver"]
    assert two.parts["kernels"] < one.parts["kernels"]


def test_never_faster_than_bytes_or_operations():
    nothing = Rates(np.zeros(2), np.zeros(2), np.zeros(2))
    fast = replace(PROFILE, rates=dict.fromkeys(PROFILE.rates, nothing))
    parts = p.Projection(TWO_B, setting(), fast).decode().parts
    products = 2 * 30 * 20 * 128 * 512
    assert parts["attention"] == pytest.approx(1e3 * 2 * products / 16e9)
    moved = 30 * (3 * 2560 + 6912 + 4 * (3840 + 2560 + 2 * 6912 + 2560) + 4 * (3 * 2560 + 6912))
    assert parts["kernels"] == pytest.approx(1e3 * moved / 5e9)
    full = p.Projection(TWO_B, setting(head="full"), fast).decode().parts
    assert full["head"] >= 1e3 * TWO_B.table_bytes / 5e9


def test_beside_the_tiles_head_threads_share_the_walk_alone():
    """A token's own cost and the caches' upkeep are one core's; no walk beats its bytes."""
    rows, line = 128_256, 20e-9
    upkeep = 2e-3 + 1e3 * 4 * 4 * rows / 64 * line  # a doorbell; a buffer of four tokens
    slow = replace(PROFILE, tile_head={"compiled": np.array([1e-5, 0.02])})
    fast = replace(PROFILE, tile_head={"compiled": np.array([0.0, 0.02])})

    def beside(profile, threads):
        return p.Projection(TWO_B, setting(threads=threads), profile)._beside_head(threads)

    walk = 7 * 1e-5 * rows
    assert beside(slow, 1) == pytest.approx(walk + 7 * 0.02 + upkeep)
    assert beside(slow, 4) == pytest.approx(walk / 3.4 + 7 * 0.02 + upkeep)
    moved = 1e3 * (2 + 1) * 4 * rows / 5e9
    assert beside(fast, 1) == beside(fast, 4) == pytest.approx(moved + 7 * 0.02 + upkeep)


def test_numpys_head_has_one_thread_and_figures_of_its_own():
    heads = {"numpy": np.array([1e-5, 1.0]), "compiled": np.array([1e-6, 0.1])}
    given = setting(kernels="numpy", kv="float32", threads=4)
    profile = replace(PROFILE, tile_head=heads)
    one = p.Projection(TWO_B, replace(given, threads=1), profile).decode().parts["head"]
    many = p.Projection(TWO_B, given, profile).decode().parts["head"]
    compiled = p.Projection(TWO_B, setting(kv="float32"), profile).decode().parts["head"]
    assert one == many > compiled + 7 * 0.9


def test_work_of_a_pass():
    """Counted in another way: token by token."""
    config = TWO_B.config
    whole = work_of(config, Pass(5, 10), 28)
    single = [work_of(config, Pass(1, 10 + i), 28) for i in range(5)]
    for name in ("integers", "floats", "products", "rows"):
        assert getattr(whole, name) == sum(getattr(one, name) for one in single)
    assert whole.doorbells == single[0].doorbells == 120
    assert work_of(config, Pass(29), 28).doorbells == 240


def test_two_groups_hide_behind_each_other():
    """What is hidden is no more than the shorter side, and a single token hides nothing."""
    projection = p.Projection(TWO_B, setting(), PROFILE)
    assert projection.decode().hidden == 0
    prefill = projection.prefill()
    beside = prefill.parts["kernels"] + prefill.parts["attention"]
    assert 0 < prefill.hidden < min(prefill.parts["tile"], beside)


def test_memory_of_a_board():
    lists = TWO_B.config.job_lists()
    found = memory_of(ZCU104, lists, cache_bytes(TWO_B.config, 512, "float16"), 0)
    assert found.weights == weight_bytes(ZCU104.geometry, [m for j in lists for m in j.matrices])
    assert found.cache == 30 * 2 * 5 * 128 * 512 * 2
    assert found.setting + SYSTEM + found.cache <= (ZCU104.memory_bytes or 0)
    assert found.setting >= found.weights + found.buffers
    small = memory_of(PYNQ_Z2, lists, 0, 0)
    assert not small.fits
    slots = (small.largest - small.buffers) // small.layer
    assert small.streamed == (30 - (slots - 2)) * small.layer


def test_streaming_bounds_the_token():
    streams = setting(board=PYNQ_Z2, processor=PROCESSORS["pynq-z2"], clock_mhz=125.0, context=64)
    projection = p.Projection(TWO_B, streams, PROFILE)
    least = projection.memory.streamed / PROCESSORS["pynq-z2"].card_rate
    assert projection.decode().total == pytest.approx(1e3 * least)


def test_changes_are_projections_of_their_own():
    found = {change.name: change for change in tried(TWO_B, setting(head="full"), PROFILE)}
    other = p.Projection(TWO_B, setting(head="tile"), PROFILE)
    assert found["the head on the tile"].decode == pytest.approx(other.decode_rate)
    rates = [change.decode for change in found.values()]
    assert rates == sorted(rates, reverse=True)


def test_rates_are_found_again():
    """Measurements that follow the model give its rates."""
    works = [
        work_of(subject_of(name).config, Pass(1, seen), 28)
        for name in ("bitnet-2b-4t", "bitnet-large")
        for seen in (63, 511)
    ]
    rows = [M(w, RATES.kernels_ms(w), RATES.attention_ms(w), RATES.driver_ms(w)) for w in works]
    found = rates_of(rows)
    for part in ("kernels", "attention", "driver"):
        np.testing.assert_allclose(
            getattr(found, part), getattr(RATES, part), rtol=1e-6, atol=1e-15
        )


def test_no_rate_is_negative():
    works = [work_of(TWO_B.config, Pass(1, seen), 28) for seen in (63, 511)]
    found = rates_of([M(works[0], 1.0, 5.0, 1.0), M(works[1], 1.0, 1.0, 1.0)])
    assert (found.attention >= 0).all()


def test_the_shipped_profile_has_every_path():
    profile = shipped_profile()
    for kernels, kv in (
        ("numpy", "float32"),
        *(("compiled", kv) for kv in ("float32", "float16", "int8")),
    ):
        for prefill in (False, True):
            assert profile.of(kernels, kv, prefill).kernels.sum() > 0


def test_a_prompts_attention_on_the_tile(run):
    """Fewer ms of a prompt; of a token nothing changes, and it takes memory of the device."""
    line = ["bitnet-2b-4t", "--board", "zcu104", "--kv", "int8", "--json"]
    cpu, tile = (json.loads(run(*line, *more)[1]) for more in ((), ("--attention", "tile")))
    assert (cpu["attention"], tile["attention"]) == ("cpu", "tile")
    assert tile["parts_ms"] == cpu["parts_ms"]
    parts = tile["prefill_parts_ms"]
    assert parts["attention"] < cpu["prefill_parts_ms"]["attention"]
    assert parts["tile"] > cpu["prefill_parts_ms"]["tile"]
    assert parts["driver"] > cpu["prefill_parts_ms"]["driver"]
    whole = sum(parts.values()) - tile["prefill_hidden_ms"]
    assert whole > parts["tile"]
    assert tile["prefill_tokens_per_second"] == pytest.approx(512e3 / whole)
    more = tile["bytes"]["buffers"] - cpu["bytes"]["buffers"]
    assert 0 <= more - device_bytes(TWO_B.config, ZCU104.geometry, 512) < 4096
    assert any("a prompt's attention" in sentence for sentence in tile["assumptions"])
    (change,) = (c for c in cpu["changes"] if "attention on the tile" in c["name"])
    assert change["prefill"] == pytest.approx(tile["prefill_tokens_per_second"])
    assert not any("attention on the tile" in c["name"] for c in tile["changes"])


def test_attention_on_the_tile_is_offered_where_it_helps():
    """Not where the weights stream, nor where heads are larger than the tile takes."""
    small = setting(board=PYNQ_Z2, processor=PROCESSORS["pynq-z2"], clock_mhz=125.0, threads=2)
    wide = replace(TWO_B, config=replace(TWO_B.config, head_size=2048))
    for subject, given in ((TWO_B, small), (wide, setting(kv="int8"))):
        assert not any("attention" in c.name for c in tried(subject, given, PROFILE))
    names = [c.name for c in tried(TWO_B, setting(), PROFILE)]
    assert "a prompt's attention on the tile and an int8 KV cache" in names
