"""The one base class of everything that can go wrong on purpose.

An error says what is wrong, where, and what the user can do about it. `cli` catches the base
class once and prints one line; nothing else prints.
"""


class NewsmorgueError(Exception):
    """Something the user can put right.

    `reason` is a phrase without a full stop; `path` and `line` (counted from 1) say where,
    `remedy` what to do. `str()` gives the one line that is shown.
    """

    def __init__(
        self, reason: str, *, path: str | None = None, line: int | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        return describe(self.reason, path=self.path, line=self.line, remedy=self.remedy)


class UsageError(NewsmorgueError):
    """The command was used wrongly (exit code 2)."""


def describe(
    reason: str, *, path: str | None, line: int | None, remedy: str | None, column: int | None = None
) -> str:
    """Return `path:line:column: reason; remedy`, leaving out what is unknown."""
    numbers = [str(number) for number in (line, column if line else None) if number]
    place = f"{':'.join([path, *numbers])}: " if path else ""
    return f"{place}{reason}; {remedy}" if remedy else f"{place}{reason}"
