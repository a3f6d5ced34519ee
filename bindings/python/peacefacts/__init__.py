"""Facts out of messy news articles: who says that who did what, pinned to the characters that say it.

>>> import peacefacts as pf
>>> article = pf.read_text('"The bridge is open," Mayor Ann Lee said on Monday.')
>>> for statement in article.statements:
...     for start, end in statement["content"]["span"]:
...         assert article.text[start:end] in article.text

Records are plain dicts and lists, the fields of peacefacts/1 (docs/formats.md). A span is a list of (start, end) pairs
of characters of ``article.text``.
"""
from __future__ import annotations

from ._article import Article
from ._core import pf_version as _pf_version
from ._corpus import Corpus, Index, Report
from ._errors import (ArgumentError, BadFormat, BinaryArticle, Busy, Closed, EmptyArticle, Error, FileError, NoModel,
                      OutOfMemory, OverLimit, Stopped)
from ._reader import Reader, read, read_text

__version__: str = _pf_version()

__all__ = [
    "ArgumentError", "Article", "BadFormat", "BinaryArticle", "Busy", "Closed", "Corpus", "EmptyArticle", "Error",
    "FileError", "Index", "NoModel", "OutOfMemory", "OverLimit", "Reader", "Report", "Stopped", "read", "read_text",
]
