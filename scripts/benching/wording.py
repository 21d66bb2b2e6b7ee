"""The words and sentences that invented news is made of.

A name in braces is a slot that `benching.news` fills anew each time. All of it was made up for this; cities,
countries and large bodies are real, so that some names are known ones.
"""

from __future__ import annotations

ONSETS = "b br c ch cl d dr f fl g gl gr h j k kl kr l m n p pl pr r s sk sl st t tr v w z".split()
VOWELS = "a a e e i o o u ai ea ou".split()
CODAS = ["", "", "", "l", "m", "n", "nd", "r", "rn", "rt", "s", "sk", "st", "t", "v", "x"]

GIVEN_NAMES = """\
Adam Ahmed Alan Aisha Amina Amy Andrea Andrew Anna Anita Arthur Barbara Ben Boris Brian Carlos Carmen Carol
Charles Chen Chris Claire Daniel David Deborah Diana Diego Donna Edward Elena Elizabeth Emma Eric Fatima Fiona
Frank George Grace Hans Hassan Helen Henry Ibrahim Ingrid Irina Isabel Ivan Jack James Jan Jane Javier Jean
Jennifer John Jorge Joseph Julia Karen Karl Kate Kenji Kevin Laura Leila Lena Linda Lucy Luis Magnus Marco Maria
Mark Martin Mary Michael Miguel Mohammed Monica Nadia Natalia Nicole Nina Olga Oliver Omar Pablo Patricia Paul
Pedro Peter Philip Rachel Rania Rebecca Richard Robert Rosa Ruth Samuel Sandra Sara Sergei Simon Sofia Stephen
Susan Tariq Thomas Victor Vera Walter William Yusuf Zoe""".split()
# What stands before the name when somebody is first named; most have none.
TITLES = [
    "Mayor",
    "Senator",
    "Judge",
    "Professor",
    "Foreign Minister",
    "Finance Minister",
    "General",
    "Police Chief",
    "Dr.",
    "Governor",
    "President",
    "Prime Minister",
]
# What stands behind it; most have none of these either.
ROLES = [
    "a spokesman for {org}",
    "a spokeswoman for {org}",
    "the head of {org}",
    "a teacher from {place}",
    "an analyst at {org}",
    "a lawyer in {place}",
    "a former adviser to {org}",
    "the owner of a {noun} shop",
]

CITIES = """\
London|Paris|Berlin|Madrid|Rome|Vienna|Warsaw|Moscow|Istanbul|Cairo|Lagos|Nairobi|Johannesburg|Tokyo|Seoul|Beijing|\
Shanghai|Delhi|Mumbai|Karachi|Tehran|Baghdad|Jakarta|Manila|Bangkok|Sydney|Melbourne|Toronto|Montreal|New York|\
Chicago|Los Angeles|Houston|Boston|Washington|Mexico City|Lima|Bogota|Buenos Aires|São Paulo|Santiago|Lisbon|\
Stockholm|Oslo|Copenhagen|Helsinki|Athens|Prague|Budapest|Dublin""".split("|")
COUNTRIES = """\
France|Germany|Spain|Italy|Poland|Russia|Turkey|Egypt|Nigeria|Kenya|South Africa|Japan|South Korea|China|India|\
Pakistan|Iran|Iraq|Indonesia|Thailand|Australia|Canada|Mexico|Peru|Colombia|Argentina|Brazil|Chile|Portugal|\
Sweden|Norway|Denmark|Finland|Greece|Britain|Ireland""".split("|")
KNOWN_ORGANIZATIONS = """\
the United Nations|the European Union|the World Bank|the Red Cross|NATO|the World Health Organization|the African Union|\
the European Commission|the International Monetary Fund|Amnesty International|the European Central Bank|Greenpeace|\
the World Trade Organization|the European Parliament|the Arab League""".split("|")
ORGANIZATIONS = [
    "{Word} Bank",
    "the {Word} Foundation",
    "the {Word} Institute",
    "{Word} Airlines",
    "{Word} Energy",
    "{Word} Group",
    "the {Word} Party",
    "the University of {Town}",
    "the {Town} City Council",
    "the {Town} Police Department",
    "{Town} University",
    "{Town} United",
    "the {Town} Chamber of Commerce",
]
OUTLETS = [
    "The {Town} Courier",
    "The {Town} Herald",
    "{Town} Gazette",
    "The {Town} Tribune",
    "{Town} Post",
    "The {Town} Times",
    "{Town} Daily News",
]

# What stands first in the vocabularies, and so is the most frequent; the rest is made up.
NOUNS = """\
government plan year people city report house country decision group law money school company project work bridge
election court police vote water road price tax budget meeting family market state office worker bank energy river
health policy deal border agreement attack hospital leader protest programme crisis service factory farm harbour
storm fire train airport museum strike contract""".split()
ADJECTIVES = """\
new large old public local national long early small late strong common serious recent private final major young
difficult modern quiet heavy foreign military legal social medical poor rich northern southern""".split()
# The base and the past of verbs that report nothing that anybody said.
VERBS = """\
open:opened close:closed build:built sell:sold buy:bought repair:repaired visit:visited stop:stopped cut:cut raise:raised
move:moved change:changed pay:paid lose:lost win:won find:found leave:left lead:led bring:brought begin:began hold:held
fund:funded block:blocked join:joined clean:cleaned search:searched cross:crossed damage:damaged replace:replaced""".split()

REPORTING = """\
said said said said said said added told_reporters argued warned insisted explained announced claimed""".split()

# Clauses that somebody reports, or that stand on their own.
CLAUSES = [
    "the {noun} in {place} had {verb} the {adj} {nouns}",
    "{org} would {base} the {noun} of the {adj} {noun}",
    "{person} had {verb} a {noun} and a {noun} {time}",
    "there was no {adj} {noun} between the {nouns} and those who {verb} them",
    "nobody could {base} a {noun} without a {noun}",
    "the {nouns} were too {adj} for the {noun}, and would be so for as long as the {noun} {verb} it",
    "about {number} {nouns} had {verb} the {noun}",
    "the {adj} {noun} was not what the {nouns} had {verb}",
    "more {nouns} were to {base} the {noun}",
    "it was the {noun}, not the {noun}, that {verb} the {nouns}",
]
FACTS = [
    "{org} {verb} the {adj} {noun} {time}, after {person} {verb} a {noun} in {place}.",
    "The {noun} {verb} the {nouns} of {place}, where {number} {nouns} {verb} it.",
    "{person} {verb} the {noun} with {person} {time}.",
    "In {place}, the {adj} {nouns} {verb} more than {number} {nouns}, and those who {verb} them had no {noun}.",
    "The {adj} {noun}, which {verb} the {noun} and its {nouns}, is as {adj} as that of {place}.",
    "It was a {adj} {noun} for {person}, with {nouns} and {nouns} from {country}.",
    "{time_first}, {org} {verb} a {noun} for the {nouns} of {country}.",
    "Few {nouns} {verb} the {adj} {noun}, but {number} of them {verb} it all the same.",
    "When the {nouns} {verb} the {noun}, it was the {adj} {nouns} who {verb} it, and not the {noun}.",
    "The {noun} cost ${number} million, and {person} {verb} most of it.",
    "{person}, who {verb} {org} for {small} years, {verb} the {adj} {noun}.",
    "Between {place} and {place}, the {nouns} {verb} at least {number} {nouns}.",
    "At the same time, {clause}.",
    "The {nouns} {verb}, the {nouns} {verb}, and still the {adj} {noun} of {person} {verb} nothing.",
    "What the {noun} {verb} was the {adj} {noun}, and with it all of the {nouns} that had {verb} there.",
    "The {nouns} have {verb} their {adj} {noun} more than once, but none of them has {verb} it for long.",
    "There are {nouns} and {nouns} in the {noun}, and a {adj} {noun} that has {verb} them for years.",
    "Some of the {nouns} were so {adj} that they {verb} the {noun} before it was {verb}.",
    "{person} and two {nouns} {verb} it, though the {noun} had not {verb} them.",
    "After all, a {noun} is a {noun}, and the {adj} ones are {verb} first.",
    "By then the {noun} of the {nouns} had {verb}, and the {nouns} were on their way to the {noun}.",
    "If there is a {noun} in this, it is that the {adj} {nouns} {verb} each other for a {noun}.",
]
INDIRECT = [
    "{speaker} {said} that {clause}.",
    "{speaker} {said} {time} that {clause}.",
    "{speaker} said {clause}.",
    "According to {speaker}, {clause}.",
    "{Clause}, {speaker} said {time}.",
    "{Clause}, {org} said in a statement.",
    "{speaker} denied that {clause}.",
]
# {open} and {close} are the outlet's quotation marks; {quoted} is who says {quotation}.
DIRECT = [
    "{open}{quotation},{close} {quoted} said.",
    "{open}{quotation},{close} said {quoted}.",
    "{open}{quotation},{close} {quoted} said {time}.",
    "{quoted} said: {open}{quotation}.{close}",
    "{open}{quotation},{close} {quoted} said. {open}{another}.{close}",
    "{quoted} called it {open}a {adj} {noun} for {adj} {nouns}{close}.",
]
QUOTATIONS = [
    "We will not {base} the {noun} while the {nouns} are {adj}",
    "This {noun} is {adj}, and every {noun} of ours needs it",
    "I have never seen a {noun} so {adj} in all my years with the {nouns}",
    "You cannot {base} a {noun} and then {base} the {nouns} that it {verb}",
    "The {nouns} {verb} us, and we {verb} the {adj} {noun}",
    "If the {noun} is to {base} anybody, it has to be the {nouns}",
    "They {verb} the {noun} before the {nouns} had {verb} it",
]
TITLE_LINES = [
    "{Noun} of {org_short} {verb} the {nouns} in {place}",
    "{surname} {verb} {adj} {noun} as {place} {verb} the {nouns}",
    "{place} {verb} {noun} after {nouns} and {adj} {noun}",
    "How the {noun} {verb} {place} and its {adj} {nouns}",
    "{org_short} to {base} the {adj} {noun} of {surname}",
    "In {place}, a {adj} {noun} and {number} {nouns}",
]
# What happened, with numbers that outlets give differently.
TOLLS = [
    "At least {count} {counted} were hurt when the {noun} {verb} the {nouns} in {place} {time}.",
    "More than {count} {counted} {verb} the {noun} in {place}.",
    "{person} {verb} {count} {counted} {time}, and the {noun} {verb}.",
]
# In FACTS and INDIRECT a time may be missing.
TIMES = [
    "on {weekday}",
    "on {weekday}",
    "on {weekday} morning",
    "on {month} {day}",
    "in {month} {year}",
    "in {year}",
    "last year",
    "last week",
    "since {year}",
    "{small} years ago",
    "",
    "",
    "",
]
SMALL_NUMBERS = "two three four five six seven eight nine ten".split()
TAILS = [
    "Share this article",
    "Advertisement",
    "Read more: {Noun} of {place} {verb}",
    "Sign up for our newsletter",
]
