"""Saved web pages: from HTML to Markdown with the page's own metadata above it.

trafilatura finds the article in the page; it is an optional extra, so it is imported when a page
is read. Only what the page says about itself is taken: no date is guessed from its words or address.
"""

import codecs
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from newsmorgue.extras import is_installed
from newsmorgue.webpage.body import Element, markdown

__all__ = ["NEEDED", "declared_encoding", "extracted", "is_readable"]

# What reading a page needs, as the extra `html` has it.
NEEDED = ("trafilatura", "lxml_html_clean")

_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# What browsers take these names for.
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Browsers ignore a declaration of UTF-16 that they could only read because it is untrue.
_NOT_READ = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "utf-8"})
_XML_HEAD = re.compile(r"\s*<\?xml[^>]*\?>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "article:published",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "originalpublicationdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "lastmod",
    "last-modified", "article:modified", "dcterms.modified", "dc.date.modified", "revised",
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")
# A page's date of its own would be searched for, with the clock as its limit; ours are read below.
_NO_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}


def is_readable() -> bool:
    """Tell whether what reading a page needs is installed."""
    return is_installed(*NEEDED)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page's bytes declare, as a codec of Python, where it is no Unicode one."""
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", "replace")).name
    except (LookupError, ValueError):
        return None
    return None if name in _NOT_READ else _AS_BROWSERS_READ.get(name, name)


def extracted(html: str) -> str | None:
    """Return the article in a page as Markdown below YAML front matter; None where there is none.

    Raises ImportError where the extra is not installed.
    """
    import lxml.etree  # noqa: PLC0415 - optional
    import lxml.html  # noqa: PLC0415 - optional
    import trafilatura  # noqa: PLC0415 - optional
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - optional

    for name in ("trafilatura", "htmldate", "courlan"):  # nothing but `cli` tells people anything
        logging.getLogger(name).setLevel(logging.CRITICAL)
    source = _XML_HEAD.sub("", html.replace("\0", ""), count=1)
    try:
        tree = lxml.html.document_fromstring(source)
        said = extract_metadata(tree, date_config=dict(_NO_SEARCH))
        found = trafilatura.extract(
            lxml.html.document_fromstring(source),
            output_format="xml",
            include_comments=False,
            include_formatting=True,
            include_tables=True,
            date_extraction_params=dict(_NO_SEARCH),
        )
        main = lxml.etree.fromstring(found).find("main") if found else None
        body = markdown(main) if main is not None else ""
    except Exception:  # noqa: BLE001 - libraries over any page there is: one must not stop a build
        return None
    if not body:
        return None
    saved_from = _SAVED_FROM.search(source)
    url = said.url or (saved_from[1] if saved_from else None)
    articles = list(_articles(tree))
    published, updated = _dates(tree, articles)
    authors = [name for article in articles[:1] for name in _authors(article)]
    # Where a page does not name its site, trafilatura gives the host, which the address says already.
    site = said.sitename if said.sitename and said.sitename.lower() not in (url or "").lower() else None
    fields = {
        "title": said.title,
        "description": said.description,
        "authors": authors or [name.strip() for name in (said.author or "").split(";")],
        "date": published,
        "updated": updated,
        "sitename": site,
        "url": url,
        "tags": [tag.strip() for tags in said.tags or [] for tag in tags.split(",")],
    }
    front = "".join(_front_line(name, value) for name, value in fields.items() if value)
    return f"---\n{front}---\n\n{body}\n" if front else f"{body}\n"


def _front_line(name: str, value: str | list[str]) -> str:
    if isinstance(value, str):
        return f"{name}: {_quoted(value)}\n"
    items = "".join(f"  - {_quoted(item)}\n" for item in dict.fromkeys(value) if item.strip())
    return f"{name}:\n{items}" if items else ""


def _quoted(value: str) -> str:
    """Quote a value for YAML, so that its words stand in the file as they are read, if that can be."""
    words = " ".join("".join(char for char in value if char.isprintable() or char.isspace()).split())
    if not set('"\\') & set(words):
        return f'"{words}"'
    return f"'{words}'" if "'" not in words else json.dumps(words, ensure_ascii=False)


def _dates(tree: Element, articles: list[dict[str, Any]]) -> tuple[str | None, str | None]:
    """Return when a page says it was published and updated, with the clock times that it gives."""
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        named.setdefault(name.strip().lower(), (element.get("content") or "").strip())
    for element in tree.iter("time"):
        name = "datepublished" if element.get("pubdate") is not None else element.get("itemprop") or ""
        named.setdefault(name.strip().lower(), (element.get("datetime") or "").strip())
    published = [str(item.get("datePublished") or "").strip() for item in articles]
    updated = [str(item.get("dateModified") or "").strip() for item in articles]
    return (
        _first_day(published + [named.get(name, "") for name in _PUBLISHED]),
        _first_day(updated + [named.get(name, "") for name in _UPDATED]),
    )


def _first_day(values: list[str]) -> str | None:
    return next((value for value in values if _DAY.fullmatch(value)), None)


def _articles(tree: Element) -> Iterator[dict[str, Any]]:
    """Yield what a page's JSON-LD says of its article."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            open_items = [json.loads(element.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while open_items:
            item = open_items.pop(0)
            if isinstance(item, list):
                open_items += item
            elif isinstance(item, dict):
                if "headline" in item:
                    yield item
                open_items += [item[name] for name in ("@graph", "mainEntity") if name in item]


def _authors(article: dict[str, Any]) -> Iterator[str]:
    """Yield the names of an article's authors as JSON-LD gives them: one or several, as words or objects."""
    given = article.get("author") or []
    for author in given if isinstance(given, list) else [given]:
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str) and "://" not in name:
            yield name
