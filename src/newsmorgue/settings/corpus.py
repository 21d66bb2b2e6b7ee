"""`corpus.yml`: the site's own words, and the outlets that the corpus knows better than the list."""

import re
from collections.abc import Mapping

import yaml

from newsmorgue.lexicon.files import key_of
from newsmorgue.model import OwnOutlet, Problem, Settings
from newsmorgue.settings.nodes import Checker, shown

FILE = "corpus.yml"
_KNOWN = ("title", "description", "base_url", "language", "outlets")
_KNOWN_OF_OUTLET = ("name", "other names", "domains", "country", "language")
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?(?P<domain>[\w-]+(?:\.[\w-]+)+)(?P<path>/\S*)?", re.IGNORECASE)
_AN_OUTLET = "write `- name: The Harbour Gazette`"


def read_corpus(text: str, problems: list[Problem]) -> Settings:
    """Return what the text of `corpus.yml` sets; what is wrong goes to `problems` and has its default."""
    checker = Checker(FILE, "write one `name: value` a line", problems)
    root = checker.compose(text)
    if root is None:
        return Settings()
    if not isinstance(root, yaml.MappingNode):
        checker.tell(root, "this is not a list of settings", "write one `name: value` a line")
        return Settings()
    nodes = checker.mapping(root, _KNOWN, "there is no setting")
    default = Settings()
    return Settings(
        title=checker.optional_text(nodes, "title") or default.title,
        description=checker.optional_text(nodes, "description"),
        base_url=_address(checker, nodes),
        language=checker.language(nodes["language"], "language") if "language" in nodes else None,
        outlets=_outlets(checker, nodes["outlets"]) if "outlets" in nodes else (),
    )


def _address(checker: Checker, nodes: Mapping[str, yaml.Node]) -> str | None:
    address = checker.optional_text(nodes, "base_url")
    if address is None or _ADDRESS.fullmatch(address):
        return address
    remedy = "write where the site will be, such as `base_url: https://example.org/clippings/`"
    checker.tell(nodes["base_url"], f"`{shown(nodes['base_url'])}` is no `base_url`", remedy)
    return None


def _outlets(checker: Checker, node: yaml.Node) -> tuple[OwnOutlet, ...]:
    """Return the outlets; a name or address that two of them have stays with the first."""
    found = []
    taken: set[str] = set()
    for item in checker.items(node, "outlets", _AN_OUTLET):
        told = len(checker.problems)
        nodes = checker.mapping(item, _KNOWN_OF_OUTLET, "an outlet has no")
        if "name" not in nodes:
            if len(checker.problems) == told:
                checker.tell(item, "this outlet has no `name`", _AN_OUTLET)
            continue
        outlet = _outlet(checker, nodes)
        if outlet is None:
            continue
        keys = {key_of(name) for name in (outlet.name, *outlet.other_names)} | set(outlet.domains)
        if keys & taken:
            twice = ", ".join(f"`{key}`" for key in sorted(keys & taken))
            checker.tell(item, f"another outlet has {twice} too", "delete it in one; the first one holds")
        taken |= keys
        found.append(outlet)
    return tuple(found)


def _outlet(checker: Checker, nodes: Mapping[str, yaml.Node]) -> OwnOutlet | None:
    name = checker.text(nodes["name"], "name")
    other_names = checker.optional_texts(nodes, "other names")
    domains = tuple(_domains(checker, nodes["domains"])) if "domains" in nodes else ()
    country = checker.country(nodes["country"], "country") if "country" in nodes else None
    language = checker.language(nodes["language"], "language") if "language" in nodes else None
    return OwnOutlet(name, other_names, domains, country, language) if name else None


def _domains(checker: Checker, node: yaml.Node) -> list[str]:
    found = []
    for text in checker.texts(node, "domains"):
        match = _DOMAIN.fullmatch(text)
        if match is None or (match["path"] or "/") != "/":
            meant = f"did you mean `{match['domain']}`?" if match else "write it as `gazette.example`"
            checker.tell(node, f"`{text}` is no domain", meant)
        else:
            found.append(match["domain"].casefold())
    return found
