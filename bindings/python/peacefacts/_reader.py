"""One article at a time: read() and read_text() for one, Reader for a stream that is larger than memory."""
from __future__ import annotations

import datetime
import logging
import os
import pathlib
from typing import IO, Any, Iterable, Iterator

from ._article import Article
from ._corpus import Corpus, Index
from ._errors import Error, FileError

logger = logging.getLogger("peacefacts")
logger.addHandler(logging.NullHandler())


def read_text(text: str | bytes | bytearray | memoryview, **metadata: str | datetime.date | None) -> Article:
    """The article in a str or in bytes, with its record."""
    with Corpus() as corpus:
        corpus.add(text, **metadata)
        corpus.deduplicate()
        with corpus.extract() as report:
            return report[0]


def read(source: str | os.PathLike[str] | IO[Any], **metadata: str | datetime.date | None) -> Article:
    """The article in a file: its name, a pathlib.Path or an open file."""
    if isinstance(source, (str, os.PathLike)):
        path = pathlib.Path(source)
        return read_text(path.read_bytes(), **{"source": str(path), "id": path.stem, **metadata})
    return read_text(source.read(), **metadata)


class Reader:
    """Articles in, records out, in input order, with memory that stays flat: what was seen before is kept in an index of
    paragraphs, not in a pile of articles. An article that can't be read is a record with its status.
    """

    __slots__ = ("_corpus", "index")

    def __init__(self, index: Index | None = None, *, max_article_bytes: int = 0, max_blocks: int = 0) -> None:
        self.index = Index() if index is None else index
        self._corpus = Corpus(max_article_bytes=max_article_bytes, max_blocks=max_blocks)

    def read_text(self, text: str | bytes | bytearray | memoryview,
                  **metadata: str | datetime.date | None) -> Article:
        """The next article. Refused ones come back with ``status`` other than "ok" and no blocks."""
        try:
            self._corpus.add(text, **metadata)
        except Error as error:
            return self._refused(error, metadata)
        return self._take()

    def read(self, path: str | os.PathLike[str], **metadata: str | datetime.date | None) -> Article:
        """The next article, from a file. Give ids of your own when files of different folders share a name."""
        path = pathlib.Path(path)
        metadata = {"source": str(path), "id": str(path), **metadata}
        try:
            data = path.read_bytes()
        except OSError as error:
            return self._refused(FileError(f"{path}: {error.strerror}", "file_error"), metadata)
        return self.read_text(data, **metadata)

    def articles(self, paths: Iterable[str | os.PathLike[str]]) -> Iterator[Article]:
        for path in paths:
            yield self.read(path)

    def claims(self, paths: Iterable[str | os.PathLike[str]]) -> Iterator[dict[str, Any]]:
        """The claims of many files, each with the id of its article under "article"."""
        for article in self.articles(paths):
            for claim in article.claims:
                yield {"article": article.id, **claim}

    def _refused(self, error: Error, metadata: dict[str, Any]) -> Article:
        logger.warning("%s: %s", metadata.get("id") or "article", error)
        self._corpus.add_refused(error, **{field: value for field, value in metadata.items() if field in ("id", "source")})
        return self._take()

    def _take(self) -> Article:
        try:
            self._corpus.deduplicate(self.index)
            with self._corpus.extract() as report:
                return report[0]
        finally:
            self._corpus.clear()

    def close(self) -> None:
        self._corpus.close()
        self.index.close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
