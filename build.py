"""Build the website: `python build.py` is the installed command `newsmorgue`."""

import os
import subprocess
import sys
from pathlib import Path

VENV = Path(__file__).parent / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

if __name__ == "__main__":
    try:
        from newsmorgue.cli import run
    except ModuleNotFoundError as error:
        if PYTHON.exists() and Path(sys.prefix).resolve() != VENV.resolve():  # installed by `make`
            command = [str(PYTHON), *sys.argv]
            if os.name == "posix":
                os.execv(PYTHON, command)  # in the place of this process, so that Ctrl-C is its alone
            sys.exit(subprocess.call(command))
        print(f"newsmorgue is not installed here ({error}); run: python -m pip install -e .", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit("\nnewsmorgue: stopped")
    run()
