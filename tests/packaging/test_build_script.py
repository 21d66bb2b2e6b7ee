"""`python build.py` is the program; a checkout that is not installed says what to do."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import newsmorgue
from newsmorgue import assets
from newsmorgue.errors import NewsmorgueError


@pytest.fixture
def script(checkout: Path) -> Path:
    return checkout / "build.py"


def test_is_short(script: Path) -> None:
    assert len(script.read_text("utf-8").splitlines()) <= 25


def test_is_the_program(script: Path) -> None:
    shown = subprocess.check_output([sys.executable, script, "--version"], text=True)
    assert shown == f"newsmorgue {newsmorgue.__version__}\n"


def test_says_how_to_install(script: Path, tmp_path: Path) -> None:
    lone = shutil.copy(script, tmp_path)  # where no .venv is
    # -I and -S: without the installed packages.
    run = subprocess.run([sys.executable, "-I", "-S", lone], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.count("\n") == 1
    assert "python -m pip install -e ." in run.stderr


def test_hands_over_to_what_make_installed(script: Path, tmp_path: Path) -> None:
    lone = shutil.copy(script, tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    command = [sys.executable, "-I", "-S", lone, "--version"]
    assert subprocess.check_output(command, text=True) == f"newsmorgue {newsmorgue.__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C reaches both processes")
def test_ctrl_c_reaches_what_it_hands_over_to_alone(script: Path, tmp_path: Path) -> None:
    lone = shutil.copy(script, tmp_path)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("A title\n\nNora Holm spoke in London.\n", "utf-8")
    command = [sys.executable, "-I", "-S", lone, "serve", "--port", "0"]
    serving = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for line in serving.stdout or ():
        if "http://localhost" in line:
            break
    os.killpg(serving.pid, signal.SIGINT)
    _, told = serving.communicate(timeout=30)
    assert "Traceback" not in told
    assert serving.returncode == 0


def test_says_how_to_get_lunr(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path)
    with pytest.raises(NewsmorgueError, match=r"run: python -m pip install -e \."):
        assets.lunr_script()
