"""The handles: Corpus (articles), Index (paragraphs seen so far), Report (what was found)."""
from __future__ import annotations

import datetime
import os
import pathlib
from typing import Any, Iterator, overload

from . import _core
from ._article import Article
from ._errors import ArgumentError, Error
from ._handles import Handle, Share, Use


_FIELDS = ("id", "source", "title", "published", "place", "agency", "byline")
_FORMATS = {"json": 0, "jsonl": 1, "csv": 2, "text": 3, "html": 4}


def _metadata(values: dict[str, Any]) -> list[str | None]:
    """The metadata as the C call takes it, in its order."""
    unknown = set(values) - set(_FIELDS)
    if unknown:
        raise TypeError(f"unknown metadata: {', '.join(sorted(unknown))}; known are {', '.join(_FIELDS)}")
    published = values.get("published")
    if isinstance(published, datetime.datetime):
        published = published.date()
    if isinstance(published, datetime.date):
        values = {**values, "published": published.isoformat()}
    return [values.get(field) for field in _FIELDS]


class Index(Handle):
    """Paragraphs seen so far, for streams larger than memory and across runs. One thread at a time while it grows."""

    __slots__ = ("_bytes",)

    def __init__(self, _handle: Any = None, _bytes: bytes | None = None) -> None:
        super().__init__(_core.pf_index_new() if _handle is None else _handle, _core.pf_index_free)
        self._bytes = _bytes  # the library reads them in place

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Index:
        """Reads what save() wrote. A damaged file raises BadFormat, a missing one FileError."""
        return cls(_core.pf_index_load_file(path))

    @classmethod
    def loads(cls, data: bytes) -> Index:
        """Reads what dumps() returned."""
        data = bytes(data)
        return cls(_core.pf_index_load(data), data)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the index; a crash at any moment leaves the old file whole."""
        with Use(self) as handle:
            _core.pf_index_save_file(handle, path)

    def dumps(self) -> bytes:
        """The index as bytes, the same on every machine."""
        with Use(self) as handle:
            return _core.pf_index_save(handle)

    def merge(self, other: Index) -> None:
        """Adds what another index has seen, as if its articles had come after."""
        if other is self:
            raise ArgumentError("an index can't be merged with itself", "bad_argument")
        with Use(self) as handle, Use(other) as second:
            _core.pf_index_merge(handle, second)

    def check(self) -> None:
        """Reads all of a loaded index and compares its checksums; a damaged one raises BadFormat."""
        with Use(self) as handle:
            _core.pf_index_check(handle)

    @property
    def memory(self) -> int:
        """The bytes of memory that it takes."""
        with Use(self) as handle:
            return _core.pf_index_memory(handle)

    def __len__(self) -> int:
        """The number of paragraphs."""
        with Use(self) as handle:
            return _core.pf_index_paragraph_count(handle)

    def __reduce__(self) -> Any:
        return Index.loads, (self.dumps(),)

    def __repr__(self) -> str:
        return "<Index: closed>" if self.closed else f"<Index: {len(self)} paragraphs>"


class Report(Handle):
    """What was found: a sequence of articles that never changes. It outlives its corpus."""

    __slots__ = ("_count",)

    def __init__(self, _handle: Any) -> None:
        super().__init__(_handle, _core.pf_report_free)
        self._count = _core.pf_report_article_count(_handle)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Article: ...
    @overload
    def __getitem__(self, number: slice) -> list[Article]: ...

    def __getitem__(self, number: int | slice) -> Article | list[Article]:
        if isinstance(number, slice):
            return [self[i] for i in range(*number.indices(self._count))]
        if number < 0:
            number += self._count
        if not 0 <= number < self._count:
            raise IndexError("there is no such article")
        with Use(self) as handle:
            return Article(_core.pf_article_text(handle, number), _core.record_of(handle, number))

    def __iter__(self) -> Iterator[Article]:
        for number in range(self._count):
            yield self[number]

    def claims(self) -> Iterator[dict[str, Any]]:
        """The claims of all articles in input order, each with the id of its article under "article"."""
        for article in self:
            for claim in article.claims:
                yield {"article": article.id, **claim}

    def entities(self) -> Iterator[dict[str, Any]]:
        """The entities of all articles in input order, each with the id of its article under "article". Those of one
        "identity" are the same person, body or place, and have one "canonical" name."""
        for article in self:
            for entity in article.entities:
                yield {"article": article.id, **entity}

    def render(self, format: str = "json", *, columns: int = 0, colour: bool = False, bom: bool = False,
               header: bool = True) -> str:
        """All articles as "json", "jsonl", "csv", "text" or "html". The spans in it count bytes, as in C."""
        if format not in _FORMATS:
            raise ArgumentError(f"unknown format {format!r}; known are {', '.join(_FORMATS)}", "bad_argument")
        with Use(self) as handle:
            written = _core.flat_render(handle, _FORMATS[format], columns, int(colour), int(bom), int(not header))
        return written.decode()

    def __repr__(self) -> str:
        return "<Report: closed>" if self.closed else f"<Report: {self._count} articles>"


class Corpus(Handle):
    """The articles of one piece of work: add them, deduplicate, extract. One thread at a time."""

    __slots__ = ()

    def __init__(self, *, max_article_bytes: int = 0, max_blocks: int = 0) -> None:
        """0 means the library's own limit."""
        super().__init__(_core.flat_corpus_new(max_article_bytes, max_blocks), _core.pf_corpus_free)

    def add(self, text: str | bytes | bytearray | memoryview, **metadata: str | datetime.date | None) -> None:
        """Adds one article: str, or bytes in UTF-8, UTF-16 with a byte order mark, or windows-1252.

        Metadata that you know: id, source, title, published (a date or "2025-11-20"), place, agency, byline; the rest is
        looked for in the text. An article that can't be taken raises EmptyArticle, BinaryArticle or OverLimit, and the
        corpus is as before.
        """
        values = _metadata(metadata)
        with Use(self) as handle:
            _core.flat_corpus_add(handle, text, *values)

    def add_file(self, path: str | os.PathLike[str], **metadata: str | datetime.date | None) -> None:
        """Adds the article of a file; its name is the source, and its name without folder and suffix the id."""
        path = pathlib.Path(path)
        self.add(path.read_bytes(), **{"source": str(path), "id": path.stem, **metadata})

    def add_refused(self, error: Error, **metadata: str | datetime.date | None) -> None:
        """Keeps a record of an article that could not be taken, beside the others."""
        values = _metadata(metadata)
        with Use(self) as handle:
            _core.flat_corpus_add_refused(handle, *values, error.code or ArgumentError.code, str(error))

    def deduplicate(self, index: Index | None = None, *, exact_only: bool = False, small_memory: bool = False,
                    read_only: bool = False) -> None:
        """Finds the repeats among what was added since the last call, and against what an index has seen.

        With ``read_only`` the index is looked up but not added to, so that many threads may use it at once.
        """
        options = (int(exact_only), int(small_memory), int(read_only))
        with Use(self) as handle:
            if index is None:
                _core.flat_deduplicate(handle, None, *options)
                return
            with Share(index) if read_only else Use(index) as seen:
                _core.flat_deduplicate(handle, seen, *options)

    def extract(self, *, triples: bool = False, why: bool = False) -> Report:
        """Statements and claims of every article. Call deduplicate() first, so that repeats are told once."""
        with Use(self) as handle:
            return Report(_core.flat_extract(_model(), handle, int(triples), int(why)))

    def report(self) -> Report:
        """What was loaded and deduplicated, without statements and claims."""
        with Use(self) as handle:
            return Report(_core.pf_report_new(handle))

    def clear(self) -> None:
        """Forgets the articles; reports made before stay whole."""
        with Use(self) as handle:
            _core.pf_corpus_clear(handle)

    def __len__(self) -> int:
        with Use(self) as handle:
            return _core.pf_corpus_article_count(handle)

    def __repr__(self) -> str:
        return "<Corpus: closed>" if self.closed else f"<Corpus: {len(self)} articles>"


_shared_model: list[Any] = []


def _model() -> Any:
    """The language model: one for the process, read-only, made at the first use and never freed."""
    if not _shared_model:
        _shared_model.append(_core.pf_model_new("en"))
    return _shared_model[0]
