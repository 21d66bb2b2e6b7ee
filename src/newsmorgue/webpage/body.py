"""The article of a page as Markdown: from trafilatura's XML, whose blocks and emphasis it keeps.

trafilatura writes Markdown too, but loses quotations.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

# An element of lxml, which has no types.
Element = Any

_STYLES = {"#b": "**", "#i": "*"}
# What would be read as markup in running text, and at the beginning of a line.
_MARK = re.compile(
    r"[*`]|\\(?=[^\w\s])|(?<!\w)_|_(?!\w)|\](?=[(:\[])|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w{1,31};)"
)
_OPENING = re.compile(r"(?:[#>+-]|={2,}|~{3,}|\|)|(?P<number>\d{1,9})(?=[.)](?:\s|$))")
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "cell", "graphic"})


def markdown(main: Element) -> str:
    """Return the Markdown of `main`, an element of trafilatura's XML."""
    return "\n\n".join(block for block in _blocks(main) if block.strip())


def _blocks(parent: Element) -> Iterator[str]:
    """Yield the blocks in an element: its children, and the words between them as paragraphs."""
    inline: list[Any] = [parent.text or ""]
    for child in parent:
        if _is_block(child):
            yield _paragraph(inline)
            yield _block(child)
            inline = []
        else:
            inline.append(child)
        inline.append(child.tail or "")
    yield _paragraph(inline)


def _is_block(element: Element) -> bool:
    """Tell blocks; a quotation without blocks in running text is inline."""
    if element.tag == "quote":
        within = element.getparent().tag
        return within not in {"p", "head", "cell"} or any(child.tag in _BLOCKS for child in element)
    return element.tag in _BLOCKS


def _block(element: Element) -> str:
    if element.tag == "head":
        words = " ".join(_inline(_parts(element)).split())
        level = min(int(re.sub(r"\D", "", element.get("rend") or "") or 2), 6)
        return f"{'#' * max(level, 1)} {words}" if words else ""
    if element.tag == "list":
        numbered = element.get("rend") == "ol"
        items = (_joined(item, "\n\n") for item in element.iter("item") if item.getparent() is element)
        marks = (f"{i}. " if numbered else "- " for i in range(1, len(element) + 1))
        return "\n".join(_hanging(mark, item) for mark, item in zip(marks, filter(None, items), strict=False))
    if element.tag == "quote":
        return "\n".join(f"> {line}".rstrip() for line in _joined(element, "\n\n").split("\n"))
    if element.tag == "table":
        return "\n".join(_rows(element))
    return _joined(element, "\n\n")


def _joined(element: Element, gap: str) -> str:
    return gap.join(block for block in _blocks(element) if block.strip())


def _hanging(mark: str, item: str) -> str:
    return mark + re.sub(r"\n(?!\n)", "\n" + " " * len(mark), item)


def _rows(table: Element) -> Iterator[str]:
    rows = [[" ".join(_joined(cell, " ").split()) for cell in row.iter("cell")] for row in table.iter("row")]
    width = max(map(len, rows), default=0)
    for i, row in enumerate(rows):
        cells = (cell.replace("|", "\\|") for cell in row + [""] * (width - len(row)))
        yield f"| {' | '.join(cells)} |"
        if i == 0:
            yield f"|{'---|' * width}"


def _paragraph(parts: Iterable[Any]) -> str:
    lines = (" ".join(line.split()) for line in _inline(parts).split("\n"))
    # Two blanks keep the end of a line.
    return "  \n".join(_not_opening(line) for line in lines if line)


def _not_opening(line: str) -> str:
    """Escape what would make a heading, list or quotation of a line."""
    match = _OPENING.match(line)
    if match is None:
        return line
    position = match.end("number") if match["number"] else 0
    return f"{line[:position]}\\{line[position:]}"


def _parts(element: Element) -> Iterator[Any]:
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def _inline(parts: Iterable[Any]) -> str:
    """Return running text with its emphasis; a line end is one that is kept."""
    words = []
    for part in parts:
        if isinstance(part, str):
            words.append(_MARK.sub(r"\\\g<0>", part.replace("\n", " ")))
        elif part.tag == "lb":
            words.append("\n")
        elif part.tag == "quote":
            gap = " " if words and words[-1][-1:].isalnum() else ""  # trafilatura drops it after emphasis
            words.append(f'{gap}"{_inline(_parts(part)).strip()}"')
        else:
            words.append(_styled(_inline(_parts(part)), _STYLES.get(part.get("rend") or "", "")))
    return "".join(words)


def _styled(words: str, mark: str) -> str:
    """Put marks around words, inside of the blanks at their ends."""
    inner = words.strip()
    if not inner or not mark or "\n" in inner:
        return words
    return words.replace(inner, f"{mark}{inner}{mark}", 1)
