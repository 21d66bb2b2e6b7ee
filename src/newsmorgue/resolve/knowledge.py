"""What the word lists say of names and roles, looked up once each: a corpus has the same ones all over."""

from functools import cache, partial

from newsmorgue.lexicon import Lexicon
from newsmorgue.resolve.contexts import country_called, role_context
from newsmorgue.resolve.organization_names import body_named
from newsmorgue.resolve.places import Atlas


class Knowledge:
    """What `lexicon` says of names; each method is the function of that subject, which remembers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.atlas = Atlas(lexicon)
        self.body = cache(partial(body_named, lexicon=lexicon))
        self.country = cache(partial(country_called, lexicon=lexicon))
        self.role = cache(partial(role_context, lexicon=lexicon))
