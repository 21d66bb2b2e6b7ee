"""What articles about one event tell alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (by id) that state the same, and how they are alike."""

    a: str
    b: str
    relation: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of several articles that state the same thing."""

    id: str
    claims: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles (by id) about one event, and what they tell alike."""

    id: str
    title: str
    date: str | None
    articles: tuple[str, ...]
    groups: tuple[Group, ...]
