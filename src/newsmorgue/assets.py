"""Where the files are that the program reads but does not import: templates, static files, lunr.js.

An installed wheel carries all of them inside the package. An editable install reads `templates/` and
`static/` from the checkout, so that a change shows in the next build.
"""

from pathlib import Path

from newsmorgue.errors import NewsmorgueError

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]
_INSTALL = "run: python -m pip install -e ."


def templates_folder() -> Path:
    """The folder of the page templates."""
    return _folder("templates")


def static_folder() -> Path:
    """The folder of the files that a site takes over as they are."""
    return _folder("static")


def lunr_script() -> Path:
    """The search library that pages load, which the build hook fetches on installation."""
    script = _PACKAGE / "_built" / "lunr.min.js"
    if not script.is_file():
        raise NewsmorgueError("lunr.min.js is missing: newsmorgue is not installed", remedy=_INSTALL)
    return script


def _folder(name: str) -> Path:
    places = [_PACKAGE / name]
    if (_CHECKOUT / "pyproject.toml").is_file():
        places.append(_CHECKOUT / name)
    for place in places:
        if place.is_dir():
            return place
    raise NewsmorgueError("the folder is missing", path=str(places[-1]), remedy=_INSTALL)
