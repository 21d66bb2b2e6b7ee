"""Build the website: `python build.py` is the installed command `newsmorgue`."""

import sys

if __name__ == "__main__":
    try:
        from newsmorgue.cli import main
    except ModuleNotFoundError as error:
        remedy = "python -m pip install -e ."
        print(f"newsmorgue is not installed here ({error}); run: {remedy}", file=sys.stderr)
        sys.exit(2)
    sys.exit(main())
