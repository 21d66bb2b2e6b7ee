"""Single files that the user names."""

from pathlib import Path

from newsmorgue.errors import NewsmorgueError


def refuse_existing(file: Path) -> None:
    """Raise NewsmorgueError when there is something at `file`."""
    if file.exists() or file.is_symlink():
        raise NewsmorgueError(
            "there is such a file", path=str(file), remedy="name another with --out FILE, or move it away"
        )


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet; raise NewsmorgueError when it is, or cannot be written."""
    refuse_existing(file)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        reason = f"the file cannot be written ({(error.strerror or str(error)).lower()})"
        raise NewsmorgueError(reason, path=str(file), remedy="name another with --out FILE") from error
