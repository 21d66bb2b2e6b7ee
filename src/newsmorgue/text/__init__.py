"""Text as the stages see it: folded forms, tokens, sentences, calendar dates, slugs.

The layer below all stages. It knows nothing of articles, entities or claims.
"""
