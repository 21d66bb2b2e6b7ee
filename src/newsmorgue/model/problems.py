"""What is wrong with the input."""

from dataclasses import dataclass

from newsmorgue.errors import describe


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that the user should know of; the rest is built."""

    path: str
    reason: str
    remedy: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return describe(self.reason, path=self.path, line=self.line, column=self.column, remedy=self.remedy)
