"""What holds for every site: links, spans, data, safety, and the same bytes wherever it is built.

The tests run on the site of the two seeds and on the golden corpus. They look at what was written, with code
of their own: nothing here trusts what made it.
"""

import copy
import functools
import gc
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator

from newsmorgue import site as whole
from newsmorgue.check import check, check_links
from newsmorgue.gathering import gather
from newsmorgue.urls import entity_path
from tests.folders import contents
from tests.stages import claims_of

EXPORTS = ("articles", "entities", "mentions", "references", "claims", "dates", "stories", "index")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """A tag of a page, with the text between it and the next tag of any kind."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class PageRead(HTMLParser):
    """A page's elements in order; `unbalanced` are tags that were closed out of turn, or never."""

    elements: list[Element] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data):
        if self.elements:
            self.elements[-1].text += data

    def close(self):
        super().close()
        self.unbalanced += self._open

    def of(self, tag):
        return [element for element in self.elements if element.tag == tag]

    def ids(self):
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def targets(self):
        """Every address on the page, whatever it is for."""
        names = ("href", "src", "action", "srcset", "poster", "data", "formaction")
        return [
            element.attributes[name]
            for element in self.elements
            for name in names
            if name in element.attributes
        ]


@functools.cache
def pages(folder):
    """Every page of a site, by its path."""
    found = {}
    for path in sorted(folder.rglob("*.html")):
        page = PageRead()
        page.feed(path.read_text("utf-8"))
        page.close()
        found[path.relative_to(folder).as_posix()] = page
    return found


@functools.cache
def exports(folder):
    return {name: json.loads((folder / "data" / f"{name}.json").read_text("utf-8")) for name in EXPORTS}


def resolve(page, target):
    """Where a relative address leads from a page: the path from the site's root, and the fragment."""
    path, _, fragment = target.partition("#")
    path = path.partition("?")[0]
    if not path:
        return page, fragment
    parts = list(PurePosixPath(page).parent.parts)
    for part in path.split("/"):
        if part == "..":
            parts.pop()  # an IndexError leaves the site
        elif part != ".":
            parts.append(part)
    return "/".join(parts), fragment


# ---- Links ----


@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_build_leaves_the_look_for_dead_values_as_it_was(corpus, tmp_path, is_enabled):
    """A program that goes on, as `serve` does, would keep the dead corpus otherwise."""
    if not is_enabled:
        gc.disable()
    try:
        whole.build(corpus, tmp_path / "site")
        assert gc.isenabled() == is_enabled
    finally:
        gc.enable()


def test_check_finds_no_fault(built):
    checked = check(built.folder, built.seeds)
    assert checked.faults == ()
    assert checked.files == len(exports(built.folder)["articles"])
    assert checked.spans > 150
    assert checked.links > 1000


def test_check_finds_what_is_broken(built, tmp_path):
    broken, seeds = tmp_path / "site", tmp_path / "seeds"
    shutil.copytree(built.folder, broken)
    shutil.copytree(built.seeds, seeds)
    home = broken / "index.html"
    home.write_text(
        home.read_text("utf-8") + '<a href="no.html"></a><a href="#no"></a><a href="../x"></a>', "utf-8"
    )
    assert len(check_links(broken)[1]) == 3
    claims = broken / "data" / "claims.json"
    moved = json.loads(claims.read_text("utf-8"))
    moved[0]["start"] += 1
    claims.write_text(json.dumps(moved), "utf-8")
    assert len(check(broken, seeds).faults) == 4
    dump = seeds / exports(built.folder)["articles"][-1]["file"]
    dump.write_bytes(dump.read_bytes() + b" ")
    assert any(dump.name in fault for fault in check(broken, seeds).faults)


def test_every_address_is_relative_and_leads_somewhere(built):
    count = 0
    found = pages(built.folder)
    for name, page in found.items():
        for target in page.targets():
            if name == "search.html" and target.startswith("data:image/svg+xml,"):
                continue  # the icon, which is in that page itself
            assert re.fullmatch(r"[A-Za-z0-9._/-]*(#[A-Za-z0-9_-]+)?", target), f"{name}: {target}"
            assert not target.startswith("/"), f"{name}: {target}"
            path, fragment = resolve(name, target)
            assert "." in path.rpartition("/")[2], f"{name}: {target} does not end in a file name"
            assert (built.folder / path).is_file(), f"{name}: {target}"
            assert not fragment or fragment in found[path].ids(), f"{name}: {target}"
            count += 1
    assert count > 1000


def test_links_alone_lead_to_every_page(built):
    found = pages(built.folder)
    reached, waiting = {"index.html"}, deque(["index.html"])
    while waiting:
        name = waiting.popleft()
        linked = (element for element in found[name].of("a") if "href" in element.attributes)
        for path, _ in (resolve(name, element.attributes["href"]) for element in linked):
            if path in found and path not in reached:
                reached.add(path)
                waiting.append(path)
    # A form leads to the search, and a web server to the page for what is not there.
    assert set(found) - reached <= {"search.html", "404.html"}
    # The page of all claims has its filter, too.
    forms = {name: len(page.of("form")) for name, page in found.items()}
    assert forms == dict.fromkeys(found, 1) | {"claims/index.html": 2}


def test_a_page_that_is_not_there_leads_home_from_any_depth(checkout, tmp_path):
    seeds = shutil.copytree(checkout / "seeds", tmp_path / "seeds")
    for base in ("https://example.org/some-repo", "https://example.org/some-repo/"):
        (seeds / "corpus.yml").write_text(f"base_url: {base}\n", "utf-8")
        whole.build(seeds, tmp_path / "site")
        page = PageRead()
        page.feed((tmp_path / "site" / "404.html").read_text("utf-8"))
        targets = [target for target in page.targets() if not target.startswith("#")]
        assert targets
        for target in targets:
            path = target.removeprefix("https://example.org/some-repo/").partition("#")[0]
            assert (tmp_path / "site" / path).is_file(), target


# ---- Spans ----


def spans(value, article=None):
    """Yield every object with `start`, `end` and `text`, at any depth, with the id of its article."""
    if isinstance(value, list):
        for each in value:
            yield from spans(each, article)
    elif isinstance(value, dict):
        article = value.get("article", article)
        if {"start", "end", "text"} <= value.keys():
            yield article, value
        for each in value.values():
            yield from spans(each, article)


@functools.cache
def texts(seeds, folder):
    """The text of each article's file, by the article's id: bytes less the mark, line ends as they are."""
    return {
        article["id"]: (seeds / article["file"]).read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8")
        for article in exports(folder)["articles"]
    }


def test_every_span_gives_its_text_back(built):
    text_of = texts(built.seeds, built.folder)
    count = 0
    for name, rows in exports(built.folder).items():
        for row in rows:
            for article, span in spans(row, row.get("id") if name == "articles" else None):
                text = text_of[article]
                assert 0 <= span["start"] < span["end"] <= len(text)
                assert re.sub(r"\s+", " ", text[span["start"] : span["end"]]).strip() == span["text"], (
                    name,
                    span,
                )
                count += 1
    assert count > 150


def test_every_character_of_a_dump_is_accounted_for(built):
    text_of = texts(built.seeds, built.folder)
    for article in exports(built.folder)["articles"]:
        kept = [
            *article["fields"].values(),
            *article["paragraphs"],
            *article["captions"],
            *article["removed"],
        ]
        left = list(text_of[article["id"]])
        for span in kept:
            left[span["start"] : span["end"]] = " " * (span["end"] - span["start"])
        assert "".join(left).split() == [], article["file"]


def test_paragraphs_captions_and_what_is_set_aside_do_not_overlap(built):
    for article in exports(built.folder)["articles"]:
        stretches = sorted(
            (span["start"], span["end"])
            for span in (*article["paragraphs"], *article["captions"], *article["removed"])
        )
        ends = [0, *(end for _, end in stretches)]
        assert all(start >= end for end, (start, _) in zip(ends, stretches, strict=False)), article["file"]


def test_what_was_found_lies_in_its_paragraph(built):
    data = exports(built.folder)
    passages = {}
    for article in data["articles"]:
        for name in ("title", "standfirst"):
            if name in article["fields"]:
                passages[article["id"], name] = article["fields"][name]
        for passage in (*article["paragraphs"], *article["captions"]):
            passages[article["id"], passage["id"]] = passage
    for row in (*data["mentions"], *data["references"], *data["claims"], *data["dates"]):
        passage = passages[row["article"], row["paragraph"]]
        assert passage["start"] <= row["start"] < row["end"] <= passage["end"], row


def test_quotations_lie_in_their_claims(built):
    for claim in exports(built.folder)["claims"]:
        for quote in claim["quotes"]:
            assert claim["start"] <= quote["start"] < quote["end"] <= claim["end"], claim


def test_dates_of_claims_lie_in_their_claims_and_are_those_of_the_ledger(built):
    data = exports(built.folder)
    ledger = {(row["article"], row["start"], row["end"]): row["value"] for row in data["dates"]}
    count = 0
    for claim in data["claims"]:
        for date in claim["dates"]:
            assert claim["start"] <= date["start"] < date["end"] <= claim["end"], claim
            assert date["value"] == ledger[claim["article"], date["start"], date["end"]], claim
            count += 1
    assert count


def test_hashes_are_those_of_the_files(built):
    articles = exports(built.folder)["articles"]
    for each in (each for article in articles for each in (article, *article["duplicates"])):
        assert hashlib.sha256((built.seeds / each["file"]).read_bytes()).hexdigest() == each["sha256"]
    dumps = {path.relative_to(built.seeds).as_posix() for path in built.seeds.rglob("*.txt")}
    told = [each["file"] for article in articles for each in (article, *article["duplicates"])]
    assert sorted(told) == sorted(dumps)


# ---- Data ----


@functools.cache
def schema():
    return json.loads(files("newsmorgue.data").joinpath("exports.schema.json").read_text("utf-8"))


@functools.cache
def validator(name):
    return Draft202012Validator({**schema(), "$ref": f"#/$defs/{name}"})


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())
    assert set(EXPORTS) <= schema()["$defs"].keys()


@pytest.mark.parametrize("name", EXPORTS)
def test_exports_are_as_their_schema_says(built, name):
    rows = exports(built.folder)[name]
    assert rows or name == "references"  # not every corpus has a "prime minister" who is named elsewhere
    faults = [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(rows)]
    assert faults == []


@pytest.mark.parametrize("name", EXPORTS)
def test_the_schema_describes_every_field(built, name):
    item = schema()["$defs"][name]["items"]
    described = set(item["properties"])
    if "$ref" in item:
        described |= set(schema()["$defs"]["span"]["properties"])
    rows = exports(built.folder)[name]
    assert set().union(*rows) == described or (name == "references" and not rows)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("articles", {"published": "21 May 2015"}),
        ("articles", {"published": "2015-13-01"}),
        ("articles", {"updated": "2015-05-20T18:24"}),
        ("articles", {"source": "DW"}),
        ("articles", {"authors": None}),
        ("articles", {"path": "/articles/a.html"}),
        ("articles", {"paragraphs": [{"id": "p1", "kind": "text", "start": 0, "end": 1}]}),
        ("entities", {"kind": "ship"}),
        ("entities", {"coordinates": [91, 0]}),
        ("entities", {"country": "Iraq"}),
        ("mentions", {"start": -1}),
        ("mentions", {"text": ""}),
        ("mentions", {"paragraph": "kicker"}),
        ("claims", {"mode": "direct", "quotes": []}),
        ("claims", {"anonymous": None}),
        ("claims", {"speaker": "Ada Roe"}),
        ("dates", {"value": "XXXX-5-21"}),
        ("dates", {"value": "Thursday"}),
        ("stories", {"articles": ["only-one"]}),
        ("index", {"rows": "7"}),
    ],
)
def test_the_schema_is_strict(build_once, name, fault):
    rows = copy.deepcopy(exports(build_once("golden").folder)[name])
    assert validator(name).is_valid(rows)
    rows[0].update(fault)
    assert not validator(name).is_valid(rows)
    lacking = copy.deepcopy(exports(build_once("golden").folder)[name])
    lacking[0].pop(next(iter(fault)))
    assert not validator(name).is_valid(lacking)


@pytest.mark.parametrize(
    ("value", "is_edtf"),
    [
        ("2015", True), ("2015-05", True), ("2015-05-21", True), ("2015-05-20T18:24:00+01:00", True),
        ("2015-05-16/2015-05-17", True), ("2009~", True), ("198X", True), ("19XX", True),
        ("XXXX-05-21", True),
        ("2015-5-21", False), ("May 2015", False), ("2015/05/21", False), ("2015-05-32", False), ("", False),
    ],
)  # fmt: skip
def test_edtf_values(value, is_edtf):
    assert Draft202012Validator({**schema(), "$ref": "#/$defs/edtf"}).is_valid(value) is is_edtf


def test_the_index_lists_every_part(built):
    listed = {row["name"]: row for row in exports(built.folder)["index"]}
    assert listed.keys() == set(EXPORTS) - {"index"}
    for name, row in listed.items():
        parts = [json.loads((built.folder / "data" / part).read_text("utf-8")) for part in row["parts"]]
        assert sum(map(len, parts)) == row["rows"] == len(exports(built.folder)[name])


def test_ids_are_unique_and_those_referred_to_are_there(built):
    data = exports(built.folder)
    ids = {}
    for name in ("articles", "entities", "claims", "stories"):
        counted = Counter(row["id"] for row in data[name])
        assert max(counted.values()) == 1, name
        ids[name] = set(counted)
    for row in (*data["mentions"], *data["references"], *data["claims"], *data["dates"]):
        assert row["article"] in ids["articles"]
    for mention in data["mentions"]:
        assert {mention["entity"]} - {None} | set(mention["candidates"]) <= ids["entities"]
    for claim in data["claims"]:
        assert {claim["speaker"]} - {None} | set(claim["about"]) <= ids["entities"]
    stories_of = {article: story["id"] for story in data["stories"] for article in story["articles"]}
    assert {article["id"]: article["story"] for article in data["articles"] if article["story"]} == stories_of
    for group in (group for story in data["stories"] for group in story["groups"]):
        linked = {claim for link in group["links"] for claim in (link["a"], link["b"])}
        assert linked <= set(group["claims"]) <= ids["claims"]


def test_counts_are_those_of_the_mentions(built):
    data = exports(built.folder)
    mentions = Counter(mention["entity"] for mention in data["mentions"])
    articles = Counter(
        entity for entity, _ in {(each["entity"], each["article"]) for each in data["mentions"]}
    )
    for entity in data["entities"]:
        assert entity["mention_count"] == mentions[entity["id"]]
        assert entity["article_count"] == articles[entity["id"]]


def test_everything_exported_has_its_place_on_a_page(built):
    data, found = exports(built.folder), pages(built.folder)
    page_of = {row["id"]: row["path"] for row in (*data["articles"], *data["entities"])}
    anchors = {name: set(page.ids()) for name, page in found.items()}
    for claim in data["claims"]:
        assert claim["id"] in anchors[page_of[claim["article"]]], claim
    for row in (*data["mentions"], *data["references"], *data["claims"], *data["dates"]):
        assert row["paragraph"] in anchors[page_of[row["article"]]], row
    for article in data["articles"]:
        passages = {passage["id"] for passage in (*article["paragraphs"], *article["captions"])}
        assert passages <= anchors[article["path"]]
    assert all(path in found for path in page_of.values())
    assert {f"sources/{each['source']['id']}.html" for each in data["articles"] if each["source"]} <= set(
        found
    )
    assert {f"stories/{each['id']}.html" for each in data["stories"]} <= set(found)


# ---- Pages ----


def test_no_page_has_anything_inline_and_all_have_the_policy(built):
    for name, page in pages(built.folder).items():
        head = [element.tag for element in page.elements]
        policies = [each for each in page.of("meta") if "http-equiv" in each.attributes]
        assert [each.attributes["http-equiv"] for each in policies] == ["Content-Security-Policy"], name
        assert " ".join(policies[0].attributes["content"].split()) == POLICY, name
        # What stands before the policy is not under it.
        assert not {"script", "link", "style"} & set(head[: page.elements.index(policies[0])]), name
        assert not {"style", "iframe", "object", "embed", "base"} & set(head), name
        for script in page.of("script"):
            assert not script.text.strip(), name
            assert script.attributes.keys() == {"src", "defer"}, name
        for element in page.elements:
            assert "style" not in element.attributes, (name, element)
            assert not any(attribute.startswith("on") for attribute in element.attributes), (name, element)


def test_pages_are_well_made(built):
    for name, page in pages(built.folder).items():
        source = (built.folder / name).read_text("utf-8")
        assert source.startswith("<!doctype html>\n"), name
        assert page.unbalanced == [], name
        assert page.of("html")[0].attributes["lang"], name
        assert page.of("meta")[0].attributes == {"charset": "utf-8"}, name
        assert len(page.of("h1")) == 1, name
        assert len(page.of("main")) == 1, name
        repeated = [id_ for id_, count in Counter(page.ids()).items() if count > 1]
        assert repeated == [], name
        assert all(re.fullmatch(r"[A-Za-z0-9_-]+", id_) for id_ in page.ids()), name
        assert "None" not in {element.text.strip() for element in page.elements}, name
        assert "\ufffd" not in source, name


def test_every_page_has_a_title_of_its_own(built):
    titles = Counter(page.of("title")[0].text.strip() for page in pages(built.folder).values())
    assert [title for title, count in titles.items() if count > 1 or not title] == []


@pytest.mark.parametrize("names", [("one.txt", "two.txt"), ("a/same.txt", "b/same.txt")])
def test_articles_of_one_title_have_pages_of_their_own(tmp_path, names):
    for number, name in enumerate(names):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"The same old title\n\nPublished on 3 March 2014\n\nThis is text {number}, and it is short.\n"
        path.write_text(text, "utf-8")
    whole.build(tmp_path / "seeds", tmp_path / "site")
    found = pages(tmp_path / "site")
    assert len([name for name in found if name.startswith("articles/the-same-old-title-")]) == 2
    assert len({page.of("title")[0].text for page in found.values()}) == len(found)
    assert check(tmp_path / "site", tmp_path / "seeds").faults == ()


def test_what_a_dump_says_is_never_markup(build_once):
    folder = build_once("golden").folder
    for path in folder.rglob("*.html"):
        source = path.read_text("utf-8")
        assert "<script>" not in source, path
        assert "<i>my" not in source, path
        assert not re.search(r"&amp;(amp|lt|gt|quot|#\d+);", source), f"{path}: escaped twice"
    title = """Council votes on <script>alert("fish & chips")</script> & 'Sons' stall 🐟 “tonight”"""
    (article,) = (each for each in exports(folder)["articles"] if each["file"] == "market.txt")
    assert article["title"] == title
    page = pages(folder)[article["path"]]
    assert page.of("h1")[0].text.strip() == title
    assert page.of("title")[0].text.startswith(title)
    home = (folder / "index.html").read_text("utf-8")
    assert (
        "&lt;script&gt;alert(&#34;fish &amp; chips&#34;)&lt;/script&gt; &amp; &#39;Sons&#39; stall 🐟" in home
    )
    about = (folder / "about.html").read_text("utf-8")
    assert "&lt;em&gt;element&lt;/em&gt;" in about
    assert "<strong>invented</strong>" in about


def test_what_the_golden_corpus_is_for(build_once):
    data = exports(build_once("golden").folder)
    articles = {article["file"]: article for article in data["articles"]}
    ferry = articles["adriatic/ferry-gazette.txt"]
    assert [copied["file"] for copied in ferry["duplicates"]] == ["copies/saved-twice.txt"]
    assert "copies/saved-twice.txt" not in articles
    assert articles["deutsch.txt"]["language"] == "de"
    assert articles["fragment.txt"]["title"] is None
    assert articles["fragment.txt"]["published"] is None
    assert len(articles["long-title.txt"]["title"]) > 200
    assert [set(story["articles"]) for story in data["stories"]] == [
        {ferry["id"], articles["adriatic/ferry-post.txt"]["id"]}
    ]
    named_kolarec = [entity["id"] for entity in data["entities"] if "Kolarec" in entity["name"]]
    assert named_kolarec == ["person-ivana-kolarec", "person-petar-kolarec"]
    # "Kolarec" alone, where both are named: left open.
    assert named_kolarec in [each["candidates"] for each in data["mentions"] if each["entity"] is None]
    assert [entity["kind"] for entity in data["entities"] if entity["name"] == "Valencia"] == ["place"] * 2
    assert any(claim["denied"] for claim in data["claims"])
    assert any(claim["anonymous"] for claim in data["claims"])


def test_each_article_has_its_dump_line_by_line(built):
    text_of, found = texts(built.seeds, built.folder), pages(built.folder)
    for article in exports(built.folder)["articles"]:
        page = found[f"dumps/{article['id']}.html"]
        lines = re.split(r"\r\n|\r|\n", text_of[article["id"]])
        lines = lines if lines[-1] else lines[:-1]
        numbered = [id_ for id_ in page.ids() if re.fullmatch(r"L\d+", id_)]
        assert numbered == [f"L{number}" for number in range(1, len(lines) + 1)]
        assert article["file"] in page.of("h1")[0].text
        assert "Not marked" not in {element.text for element in page.of("th")}, article["file"]


# ---- The same bytes ----


def assert_same(one, other):
    assert sorted(one) == sorted(other)
    assert [name for name in sorted(one) if one[name] != other[name]] == []


# No UTF-8 anywhere: what a site is made of must not depend on what the terminal takes.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize(
    ("settings", "inside"),
    [
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"}, "."),
        ({"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", **ASCII}, "elsewhere"),
    ],
)
def test_the_same_bytes_in_any_environment(built, checkout, tmp_path, settings, inside):
    cwd = tmp_path / inside
    cwd.mkdir(exist_ok=True)
    # A relative path on one side, an absolute one on the other.
    seeds = Path(os.path.relpath(built.seeds, cwd)) if inside == "." else built.seeds
    # -X warn_default_encoding: a file opened in the locale's encoding is an error.
    python = [sys.executable, "-X", "warn_default_encoding", "-W", "error"]
    command = [*python, checkout / "build.py", "--quiet", "--seeds", seeds, "--out", "made"]
    run = subprocess.run(
        command, cwd=cwd, env=os.environ | settings, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    assert_same(contents(cwd / "made"), contents(built.folder))


def test_the_same_bytes_however_the_disk_lists_its_files(built, tmp_path, monkeypatch):
    walk = os.walk
    turned = 0

    def turned_walk(*arguments, **options):
        nonlocal turned
        for parent, folders, names in walk(*arguments, **options):
            turned += 1
            folders.sort(reverse=True)
            names.sort(reverse=True)
            yield parent, folders, names

    monkeypatch.setattr(os, "walk", turned_walk)
    whole.build(built.seeds, tmp_path / "site")
    monkeypatch.undo()
    assert turned
    assert_same(contents(tmp_path / "site"), contents(built.folder))


def test_a_second_build_over_the_first_changes_nothing(built, tmp_path):
    whole.build(built.seeds, tmp_path / "site")
    (tmp_path / "site" / "articles" / "of-a-dump-that-is-gone.html").write_text("old", "utf-8")
    whole.build(built.seeds, tmp_path / "site")
    assert_same(contents(tmp_path / "site"), contents(built.folder))


def test_adding_a_file_moves_nothing(tmp_path, checkout):
    corpus = tmp_path / "corpus"
    shutil.copytree(checkout / "tests" / "golden" / "corpus", corpus)
    before = gather(corpus)[0]
    text = "Another day\nDate: 2015-06-01\n\nThe mayor of Valencia, Nora Holm, said that it had rained.\n"
    (corpus / "000-first.txt").write_text(text, encoding="utf-8")
    after = gather(corpus)[0]
    for ids in (
        lambda found: set(found.whole),
        lambda found: {entity_path(each) for each in found.resolution.entities},
        lambda found: {each.claim.id for each in claims_of(found)},
    ):
        assert ids(before) < ids(after)
