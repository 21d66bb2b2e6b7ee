"""The wheel is whole: installed into an empty environment, it builds a site from any folder."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import newsmorgue

pytestmark = pytest.mark.slow

ARTICLE = """\
Ferry service to Skellan resumes

Published on 3 March 2014

The harbour of Skellan opened again on Monday, Mayor Ida Brandt said.
"The boats will run every day," Brandt told reporters.
"""


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _pip(sys.executable, "wheel", checkout, "--no-deps", "--wheel-dir", folder)
    (wheel,) = folder.iterdir()
    return wheel


def test_holds_the_package_and_nothing_else(wheel: Path, checkout: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    metadata = f"newsmorgue-{newsmorgue.__version__}.dist-info"
    assert {name.split("/")[0] for name in held} == {"newsmorgue", metadata}
    for source, inside in (("src/newsmorgue", ""), ("templates", "templates/"), ("static", "static/")):
        expected = {f"newsmorgue/{inside}{file}" for file in _files(checkout / source)}
        assert expected <= held
    assert {"newsmorgue/_built/lunr.min.js", "newsmorgue/_built/lunr.LICENSE"} <= held


def test_builds_a_site_where_nothing_else_is_installed(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "ferry.txt").write_text(ARTICLE, "utf-8")
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    _pip(scripts / "python", "install", wheel)

    command = [str(scripts / "newsmorgue"), "build", "--seeds", "texts", "--out", "site"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr
    made = {path.name for path in (tmp_path / "site").rglob("*")}
    assert {"index.html", "search.js"} <= made
    assert any(name.endswith(".css") for name in made)


def _files(folder: Path) -> set[str]:
    """The files below, but what Python and the build hook leave there."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {file.as_posix() for file in found if not {"__pycache__", "_built"} & set(file.parts)}


def _pip(python: str | Path, *arguments: str | Path) -> None:
    command = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(run.stdout + run.stderr, pytrace=False)
