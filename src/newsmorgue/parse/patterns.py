"""How the lines around an article's text are worded. Patterns only; what they mean is decided elsewhere.

All of them are matched against one line without the white space at its ends. The forms are those of
news sites' pages and wire copy in general; what names an outlet or agency, and the lines of a page's
furniture, are in the word lists.
"""

import re

# Parts that several patterns share.
_PICTURE = r"photo(?:graph)?s?|images?|pictures?|pics?"
_SENTENCE = r"\S.{8,400}?[.!?\"\u201d]"
_KEY = r"(?:the )?key (?:points|takeaways|facts|findings)"
_TO_KNOW = r"what (?:you need )?to know"

# "Photo by: Reuters", "Image: Getty Images/AFP/J. Roe", "Photograph: Jane Roe/AP".
CREDIT = re.compile(
    rf"\(?(?:file )?(?:{_PICTURE}|picture alliance|illustrations?|graphics?|videos?"
    r"|fotos?|bild|fotograf[i\u00eda]+|foto\u011fraf|cr\u00e9dit(?: photo)?|cr\u00e9ditos?|photographie)"
    r"(?:\s+(?:credits?|by|from|courtesy(?: of)?|source))?\s*(?::|\bby\b)\s*:?\s*(?P<credit>\S.{0,118}?)\)?"
    r"|(?:(?:credits?|photo credit)\s*:|image (?:source|copyright)[,:]?(?=\s))\s*(?P<plain>\S.{0,118})",
    re.IGNORECASE,
)
# "The harbour on Friday. Photograph: Jane Roe/AP", "Image caption, The harbour on Friday".
CAPTION = re.compile(
    r"(?P<caption>\S.{8,300}?)\s*(?:[(\[\u2014\u2013-]\s*|\s|(?<=[a-z])(?=(?-i:[IPF][a-z])))"
    rf"(?:(?:file )?{_PICTURE}|fotos?)"
    r"(?:\s+(?:credits?|by|from|courtesy(?: of)?))?\s*(?::|(?<=by)|(?<=of)|(?<=from))"
    r"\s*(?P<credit>\S.{0,80}?)[)\]]?"
    r"|(?:(?:image |photo )?caption\s*[,:]?|(?-i:CLOSE))\s+(?P<alone>\S.{0,300})",
    re.IGNORECASE,
)
# "The wall on Friday \u2014 APP/File".
DASHED_CAPTION = re.compile(
    r"(?P<caption>\S.{8,400}?)\s+[\u2013\u2014-]{1,2}\s*(?P<owner>[A-Z][\w.'\u2019 ]{0,40}/[A-Z][\w ]{1,30})"
)
# "Courtesy Dunmere Museum", "SUPPLIED": a line that is a credit and nothing else.
GIVEN = re.compile(r"(?:supplied|courtesy|handout|submitted)\b(?:\W.{0,60})?", re.IGNORECASE)
# A caption with its owner: "The wall on Friday. (Jane Roe/AFP)", "The wall on Friday. Credit Jane Roe",
# "The wall.(Supplied: Dunmere Council)".
CREDITED_CAPTION = re.compile(
    r"(?P<caption>\S.{8,400}?[\w.!?\"\u201d\u2019])\s*"
    r"(?:[(\[](?P<owner>[^()\[\]]{2,80})[)\]]|(?:\bCredit:?\s|\u00a9\s*)(?P<named>[A-Z].{2,70}))\.?"
)
# "The wall on Friday. Jane Roe/AFP", "The wall on Friday. REUTERS/Jane Roe": the owner behind the sentence.
OWNED_CAPTION = re.compile(
    rf"(?P<caption>{_SENTENCE})\s+"
    r"(?P<owner>(?:Photos?(?: by)?:? )?[A-Z][\w.'\u2019 -]{1,40}(?:/| \| )[A-Z][\w./'\u2019 -]{1,60})"
)
# Run together: "Image copyright Reuters Image caption The wall",
# "Enlarge this image toggle caption Jane Roe/AP".
RUN_TOGETHER = re.compile(
    r"(?:image (?:source|copyright)\s*,?\s*(?P<source>\S.{1,60}?)\s+)?"
    r"(?:media playback is (?:un|not )supported on (?:your|this) device\s+)?"
    r"(?:image |media )caption\s*,?\s*(?P<below>\S.{4,300})"
    r"|(?:enlarge this image\s+)?(?:toggle|hide) caption\s+(?P<owner>\S.{2,80})",
    re.IGNORECASE,
)
# "The wall on Friday. (Jane Roe)": a caption above an article, where no sentence ends like that.
PERSON_IN_BRACKETS = re.compile(
    rf"(?P<caption>{_SENTENCE})\s*"
    r"\((?P<person>[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]*){1,2})\)\.?"
)
# Who gave a picture, and what is said before the name: "Supplied: …", "ABC News: Jane Roe".
OWNER = re.compile(
    r"(?:(?:supplied|provided|courtesy|file|handout|submitted)\b.*|[A-Z][\w ]{2,30}: ?[A-Z].*)", re.IGNORECASE
)

# "(Reporting by Jane Roe in Cairo; Editing by John Doe)".
REPORTING_SIGN_OFF = re.compile(
    r"\(?(?:reporting|writing) by (?P<names>[^;()]{4,200})(?:;[^()]*)?\)?", re.IGNORECASE
)
# "The Associated Press contributed to this report.", "(With inputs from PTI)": help that is no authorship.
HELPED = (
    re.compile(
        r"\W*(?P<who>\S.{1,160}?)\s+(?:also |both |each )?(?:contributed|assisted)\b.{0,80}", re.IGNORECASE
    ),
    re.compile(
        r"\W*(?:with|additional|further)\s(?:.{0,40}?\s)?(?:from|by)\s+(?P<who>\S.{1,160}?)\W*", re.IGNORECASE
    ),
    re.compile(r"\W*with (?P<who>[A-Z]\S.{1,60}?) inputs\W*", re.IGNORECASE),
    re.compile(
        r"\W*(?:material|information|reports?|copy) (?:from|by)\s+(?P<who>\S.{1,120}?)"
        r"\s+(?:was|were|is|are)\b.{0,80}",
        re.IGNORECASE,
    ),
)
# "… on Friday. (With inputs from PTI)": behind a sentence.
HELPED_IN_BRACKETS = re.compile(
    r"[(\[](?:with|additional)\s[^()]{0,40}?(?:from|by)\s+(?P<who>[^()\[\]]{2,80})[)\]]\W*$", re.IGNORECASE
)
# "Jane Roe reported from Cairo, and John Doe from Beirut."
REPORTED_FROM = re.compile(
    r"(?P<who>[A-Z]\S+ (?:\S+ ){0,2}[A-Z]\S+(?:,? and [A-Z]\S+ (?:\S+ )?[A-Z]\S+)?)"
    r" (?:reported|writes|wrote) from [A-Z][^.]{2,120}\."
)
# What a paper says of its writer: "Jane Roe is a freelance writer", "Jane Roe covers courts for …",
# "Follow her on …".
BIOGRAPHY = re.compile(
    r"(?P<who>[A-Z][\w.'\u2019-]*(?: [\w.'\u2019-]+){0,3}?),?"
    r" (?:is|was|has been|has|covers|covered|writes|reports|joined|works|worked|lives"
    r"|teaches|edits|can be reached|tweets)\b"
    r"(?P<writer>(?= (?:a|an|the|our|\S+'s)? ?(?:[\w-]+ ){0,5}"
    r"(?:reporter|correspondent|writer|columnist|journalist|freelancer?|blogger|contributor|editor)\b"
    r"(?! (?:said|who|in chief said))))?"
)
# What ends an article: "ab/cde (AFP, Reuters)", "(AFP)", "Example Times and agencies", "With files from …".
INITIALS = re.compile(r"(?:[a-z]{2,4}[-/]){1,4}[a-z]{2,5}|[A-Z][a-z] [a-z]{2}")
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

# Town and wire before the text: "LAGOS, Nov 2 (Reuters) - ", "PORTLAND, Ore. (KATU) –",
# "Guntur, Feb 3 (PTI) ", "(CNN)".
DATELINE = re.compile(
    r"(?:\W*[A-Z\u00c0-\u00de][^()!?\"\u201c]{1,70}?)?\s*\((?P<wire>[A-Z][\w ./&-]{1,40})\)\s*"
    r"(?:[-\u2013\u2014:]+\s*|(?=[A-Z]))"
    r"|[A-Z\u00c0-\u00de][^().,!?]{1,30}(?:, [A-Z][^().!?]{1,30})??,"
    r"\s+(?P<wire_alone>[A-Z]{2,6})\s+[-\u2013\u2014]+\s"
)

# "https://example.org/news/wall.html", "example.org/news/wall": an address of a page, not of a site.
ADDRESS = re.compile(
    r"https?://[^\s<>]+/[^\s<>]+|(?:[a-z0-9-]+\.)+[a-z]{2,6}/[^\s<>]*[\w/-]{6,}", re.IGNORECASE
)
PAGE_ADDRESS = re.compile(
    rf"(?:\W*|(?:perma|short ?)?link\s+|url\s+|<link>\s*)(?P<url>{ADDRESS.pattern})(?:>|</link>)?",
    re.IGNORECASE,
)
DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<domain>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,7})(?:/\S*)?", re.IGNORECASE
)
TITLE_SUFFIX = re.compile(r"(?P<title>.{8,}?)\s+(?:[|\u2013\u2014\u00b7\u00ab]|-)\s+(?P<outlet>[^|]{2,40})")
# What stands over a list of an article's points.
KEY_POINTS = re.compile(
    rf"(?:story |article |news )?highlights|{_KEY}|{_TO_KNOW}"
    r"|(?:at a glance|in (?:short|brief|summary)|the (?:essentials|gist|details)"
    r"|summary|takeaways|main points|quick read|why it matters)\W*"
    rf"|{_KEY}:|{_TO_KNOW}:|(?:story )?highlights:",
    re.IGNORECASE,
)
# "Story highlights The school will open in May": a heading that ran together with its first point.
POINTS_IN_LINE = re.compile(r"(?:story highlights|key points|at a glance)\s+(?=[A-Z\d])", re.IGNORECASE)
# "• …", "* …", "- …": an item of a list.
BULLET = re.compile(r"(?:[*\u2022\u25cf\u25aa\u25e6\u2023\u00b7]|[-\u2013\u2014](?=\s))\s*\w")
# "10:20", "13 Feb 6.15PM", "10.20am: Bridge closed": what opens an entry of a live blog.
_TIME = (
    r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*[ap]\.?m\.?)?|(?:[1-9]|1[0-2])\s*[ap]\.?m\.?)"
    r"(?:\s*(?-i:[A-Z]{2,4}))?"
)
_DAY = r"(?:\d{1,2} (?-i:[A-Z])[a-z]{2,8}\.?,? |(?-i:[A-Z])[a-z]{2,8}\.? \d{1,2},? )?"
ENTRY = re.compile(rf"{_DAY}{_TIME}(?:\s*[-\u2013\u2014|:,]?\s+\S.{{0,90}})?", re.IGNORECASE)
# "… before the long rains. Enditem": agencies mark where a text ends.
END_MARK = re.compile(r"[.!?\"\u201d]\s+(?:Enditem|ENDS?|-?30-?|#{2,}|[A-Z]{2,3}/[a-z]{2,3})\W*$")
# "MOSCOW 1996-08-30", "HAVANA (AP) --", "RIGA, Latvia, March 3 (dpa) -": a dateline and nothing else.
TOWN_AND_WIRE = re.compile(
    r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'/-]{2,40}(?:, [\w .]{2,30}){0,2}\s+"
    r"(?:\d{4}-\d\d-\d\d|\((?:[A-Z][\w ]{1,20}|dpa)\)\s*[-\u2013\u2014_]*)"
)
# "ELK BASIN — ", "EAST HALSEY, Vt. -- ": a text opens.
TOWN_AND_DASH = re.compile(
    r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'-]{2,40}(?:, [A-Z][\w. ]{1,20})? (?:[-\u2013]{2}|[\u2013\u2014]) "
)
# "Corbin Falls Gazette (WI)", "CNN (Web News)": a name with a note.
NOTED_NAME = re.compile(r"(?P<name>[^()]{2,60}?)(?:\s*\([^()]{2,30}\))?")
FROM_HOME = re.compile(r"(?:home|you are here|accueil|inicio|startseite|anasayfa)\b", re.IGNORECASE)
