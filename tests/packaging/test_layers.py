"""The import contract of pyproject.toml holds."""

import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest


def test_imports_go_down(checkout: Path) -> None:
    command = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert command, "import-linter is not installed"
    run = subprocess.run([command, "--no-cache"], cwd=checkout, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(run.stdout + run.stderr, pytrace=False)
