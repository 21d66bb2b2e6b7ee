"""What is found in one article."""

from dataclasses import dataclass

from newsmorgue.model.articles import Article
from newsmorgue.model.findings import Findings
from newsmorgue.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with what was extracted from it, and what is wrong with the decisions about it."""

    article: Article
    findings: Findings
    problems: tuple[Problem, ...] = ()
