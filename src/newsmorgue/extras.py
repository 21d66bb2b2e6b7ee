"""What is optional: whether the packages of an extra are installed, and how they are."""

import shlex
import sys
from importlib.util import find_spec


def is_installed(*packages: str) -> bool:
    """Tell whether packages can be imported."""
    return all(find_spec(package) for package in packages)


def install_command(*packages: str) -> str:
    """Return the command that installs packages for the Python that runs this."""
    return shlex.join([sys.executable or "python", "-m", "pip", "install", *packages])
