"""The exceptions: one for each status of the library, each also of the built-in kind that fits it."""
from __future__ import annotations


class Error(Exception):
    """What the library refused or could not do.

    ``status`` is the name the record uses ("over_limit"), ``code`` its number in C, ``offset`` the place in the input,
    in bytes, where it went wrong (0 when that has no meaning). ``str(error)`` is a sentence that says what to do.
    """

    code = 0

    def __init__(self, message: str, status: str = "unknown", offset: int = 0) -> None:
        super().__init__(message, status, offset)
        self.message = message
        self.status = status
        self.offset = offset

    def __str__(self) -> str:
        return self.message


class ArgumentError(Error, ValueError):
    """A value that the library does not take, as a date that is none."""

    code = 1


class OutOfMemory(Error, MemoryError):
    """There was no memory; nothing leaked, and the object is still usable."""

    code = 2


class EmptyArticle(Error, ValueError):
    """The article has no text."""

    code = 3


class BinaryArticle(Error, ValueError):
    """The bytes are not text."""

    code = 4


class OverLimit(Error, ValueError):
    """The article is larger than ``max_article_bytes`` or ``max_blocks`` allows, or an index is full."""

    code = 5


class BadFormat(Error, ValueError):
    """The bytes of an index are damaged or of another version."""

    code = 6


class FileError(Error, OSError):
    """A file could not be read or written."""

    code = 7


class Stopped(Error):
    """The output could not be taken."""

    code = 8


class NoModel(Error, LookupError):
    """There is no model for the language asked for."""

    code = 9


class Busy(Error, RuntimeError):
    """Another thread is using this object. Give each thread its own, or take turns."""


class Closed(Error, ValueError):
    """The object was closed."""


_BY_CODE: dict[int, type[Error]] = {
    kind.code: kind
    for kind in (ArgumentError, OutOfMemory, EmptyArticle, BinaryArticle, OverLimit, BadFormat, FileError, Stopped,
                 NoModel)
}


def make(code: int, status: str, message: str, offset: int) -> Error:
    """The exception for a status of the C library; ``_core`` calls this."""
    return _BY_CODE.get(code, Error)(message, status, offset)
