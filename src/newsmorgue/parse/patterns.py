"""How the lines around an article's text are worded. Patterns only; what they mean is decided elsewhere.

All of them are matched against one line without the white space at its ends. The forms are those of
news sites' pages and wire copy in general; what names an outlet or agency, and the lines of a page's
furniture, are in the word lists.
"""

import re

# "Title: …" and its like, as archives and scrapers write them above a text.
LABEL = re.compile(
    r"(?P<label>title|headline|source|publisher|publication|outlet|newspaper|date|published|publication date"
    r"|updated|last updated|author|authors|by|byline|url|link|standfirst|subtitle|summary|section|category"
    r"|length|word count|load-date|document type|keywords|filed under)\s*:\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
LABELLED_FIELD = {
    "title": "title", "headline": "title",
    "source": "source", "publisher": "source", "publication": "source", "outlet": "source",
    "newspaper": "source",
    "date": "published", "published": "published", "publication date": "published",
    "updated": "updated", "last updated": "updated",
    "author": "authors", "authors": "authors", "by": "authors", "byline": "authors",
    "url": "url", "link": "url",
    "standfirst": "standfirst", "subtitle": "standfirst", "summary": "standfirst",
    "section": "kicker", "category": "kicker",
    "length": "detail", "word count": "detail", "load-date": "detail", "document type": "detail",
    "keywords": "detail", "filed under": "detail",
}  # fmt: skip

# What stands before a date and says which it is. Dates of embargo, retrieval and copyright are none of ours.
DATE_PREFIX = re.compile(
    r"(?:(?P<updated>(?:last |most recently )?(?:updated?|modified|revised|changed|edited))"
    r"|(?P<published>(?:first )?(?:published|posted|created|issued|publication date|date))"
    r"|(?P<other>retrieved|accessed|archived|embargo(?:ed)?(?: until)?|copyright|\u00a9))"
    r"(?:\s+(?:on|at))?\s*[:\-\u2013]?\s*",
    re.IGNORECASE,
)

# "03/11/2012", "3/11/12 10:20": which is the month is not known.
UNCLEAR_DATE = re.compile(r"\d\d?/\d\d?/(?:\d{4}|\d\d)(?:,?\s+\d\d?[:.]\d\d.{0,12})?")

# "Photo by: Reuters", "Image: Getty Images/AFP/J. Roe", "Photograph: Jane Roe/AP".
CREDIT = re.compile(
    r"\(?(?:file )?(?:photo(?:graph)?s?|images?|pictures?|picture alliance|illustrations?|graphics?|videos?)"
    r"(?:\s+(?:credits?|by|from|courtesy(?: of)?|source))?\s*(?::|\bby\b)\s*:?\s*(?P<credit>\S.{0,118}?)\)?"
    r"|(?:(?:credits?|photo credit)\s*:|image (?:source|copyright)[,:]?(?=\s))\s*(?P<plain>\S.{0,118})",
    re.IGNORECASE,
)
# "The harbour on Friday. Photograph: Jane Roe/AP", "Image caption, The harbour on Friday".
CAPTION = re.compile(
    r"(?P<caption>\S.{8,300}?)\s+[(\[]?(?:photo(?:graph)?s?|images?|pictures?)"
    r"(?:\s+(?:credits?|by|courtesy of))?\s*:"
    r"\s*(?P<credit>\S.{0,80}?)[)\]]?"
    r"|(?:image |photo )?caption\s*[,:]?\s+(?P<alone>\S.{0,300})",
    re.IGNORECASE,
)
FIELD_OF_CAPTION = {"caption": "caption", "alone": "caption", "credit": "credits"}

# "(Reporting by Jane Roe in Cairo; Editing by John Doe)".
REPORTING_SIGN_OFF = re.compile(
    r"\(?(?:additional |further )?reporting by (?P<names>[^;()]{4,200})(?:;[^()]*)?\)?", re.IGNORECASE
)
# "By Jane Roe", "By JANE ROE and John Doe in Cairo", "by Jane Roe, Political Editor".
BYLINE = re.compile(
    r"(?i:written |reported |(?:additional |further )?reporting )?(?i:by):?\s+(?P<names>[^\W\d_a-z].{1,100})"
)
# What a byline's second part is where it is no second name: "Jane Roe, Political Editor".
OFFICE = re.compile(
    r"\b(?:agenc(?:y|ies)|analyst|bureau(?: chief)?|columnist|correspondents?|desk|editors?|journalists?"
    r"|photographers?|producers?|reporters?|staff|team|writers?)\W*$",
    re.IGNORECASE,
)

# What ends an article: "ab/cde (AFP, Reuters)", "(AFP)", "Example Times and agencies", "With files from …".
INITIALS_SIGN_OFF = re.compile(
    r"(?P<initials>[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){0,3})?\s*\((?P<agencies>[^()]{2,80})\)"
)
OUTLET_SIGN_OFF = re.compile(
    r"(?:source:\s*)?(?P<outlet>[^\W_][\w.'\u2019& -]{1,40}?)\s*(?:,?\s*\b(?:and|with)\b|,|\+|/|&)\s*"
    r"(?:news )?agencies\.?",
    re.IGNORECASE,
)
AGENCIES_SIGN_OFF = re.compile(
    r"(?P<lead>[(\[]|[-\u2013\u2014]+\s*"
    r"|with (?:(?:files|reporting|additional reporting|inputs?) (?:from|by)\s+)?"
    r"|(?:source|sources|agencies):\s*)?(?P<agencies>[^()\[\]]{2,80})[)\]]?",
    re.IGNORECASE,
)
COPYRIGHT_OWNER = re.compile(
    r"(?:\u00a9|\(c\)|copyright)\s*(?:\(c\)|\u00a9)?\s*(?:\d{4}(?:\s*[-\u2013]\s*\d{4})?)?\s*(?:by\s+)?"
    r"(?P<owner>[^\d.,|]{2,60})",
    re.IGNORECASE,
)

# "LAGOS, Nov 2 (Reuters) - ", "PORTLAND, Ore. (KATU) –", "(CNN) —": town and wire before the first sentence.
DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][A-Z.'\u2019-]+(?:[ ,/]+[A-Z][\w.'\u2019-]*){0,5}))?[,\s]*"
    r"(?P<day>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2},?)?\s*"
    r"\((?P<wire>[A-Z][\w ./-]{1,40})\)\s*[-\u2013\u2014:]+\s*"
)

DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6})(?:/\S*)?", re.IGNORECASE
)
TITLE_SUFFIX = re.compile(r"(?P<title>.{8,}?)\s+(?:[|\u2013\u2014\u00b7\u00ab]|-)\s+(?P<outlet>[^|]{2,40})")
KICKER = re.compile(r"[^\W_][\w&' ]{1,30}(?:\s*[|/]\s*[^\W_][\w&' ]{1,30}){1,3}")
# What parts fields that share a line, the strongest first: "By Jane Roe | 21 May 2015", "… 2015 by Jane Roe".
FIELD_BARS = (
    re.compile(r"\s*[|\u00b7\u2022]\s*|\s+[\u2013\u2014-]\s+"),
    re.compile(r",\s+(?!\d{4}\b)|\s+(?=[Bb]y [A-Z])"),
)
SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]]*$")
