import pytest

from tritile.errors import UsageError
from tritile_arch.boards import BOARDS, TINY
from tritile_arch.system import PYNQ_BOARD, SIMULATED_BOARD
from tritile_overlay.detect import detected_board

REAL = [board for board in BOARDS.values() if board.family is not None]


@pytest.fixture(autouse=True)
def nowhere(monkeypatch):
    monkeypatch.delenv(SIMULATED_BOARD, raising=False)
    monkeypatch.delenv(PYNQ_BOARD, raising=False)


@pytest.mark.parametrize("board", [b for b in REAL if b.pynq_name], ids=lambda b: b.name)
def test_an_image_says_which_board_it_is(monkeypatch, board):
    monkeypatch.setenv(PYNQ_BOARD, board.pynq_name.upper())
    assert detected_board() is board


@pytest.mark.parametrize("board", REAL, ids=lambda b: b.name)
def test_the_simulated_board_comes_first(monkeypatch, board):
    monkeypatch.setenv(PYNQ_BOARD, "ZCU104")
    monkeypatch.setenv(SIMULATED_BOARD, board.name)
    assert detected_board() is board


@pytest.mark.parametrize("image", [None, "", "Ultra96"])
def test_another_computer_is_told_what_to_do(monkeypatch, image):
    if image is not None:
        monkeypatch.setenv(PYNQ_BOARD, image)
    with pytest.raises(UsageError, match=f"{SIMULATED_BOARD}=pynq-z2"):
        detected_board()


@pytest.mark.parametrize("name", ["arty", TINY.name])
def test_what_cannot_be_simulated_is_named(monkeypatch, name):
    monkeypatch.setenv(SIMULATED_BOARD, name)
    with pytest.raises(UsageError, match=f"^PYNQ_SIM is '{name}'; expected pynq-z2 or zcu104$"):
        detected_board()
