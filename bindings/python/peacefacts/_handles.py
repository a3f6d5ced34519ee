"""What Corpus, Index and Report have in common: a handle of the C library that is closed once and used by one thread
at a time. Invariant: no call reaches the library with a handle that is closed or in use."""
from __future__ import annotations

import threading
from types import TracebackType
from typing import Any, Callable, TypeVar

from ._errors import Busy, Closed

Self = TypeVar("Self", bound="Handle")


class Handle:
    """Owns a handle. ``with`` closes it, and so does the end of the object."""

    __slots__ = ("_handle", "_free", "_lock", "_readers", "_readers_lock", "__weakref__")

    def __init__(self, handle: Any, free: Callable[[Any], None]) -> None:
        self._handle = handle
        self._free = free
        self._lock = threading.Lock()
        self._readers = 0  # that share the handle, and hold the lock together
        self._readers_lock = threading.Lock()

    def close(self) -> None:
        """Gives the memory back. The object can't be used afterwards; closing twice is fine."""
        with Use(self, closed_is_fine=True) as handle:
            self._handle = None
            if handle is not None:
                self._free(handle)

    @property
    def closed(self) -> bool:
        return self._handle is None

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def __del__(self) -> None:
        handle = getattr(self, "_handle", None)
        if handle is not None:
            self._handle = None
            self._free(handle)

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} can't be pickled: pickle records, or the bytes of Index.dumps()")


class Use:
    """A ``with`` around one call: refuses a handle that is closed or that another thread uses."""

    __slots__ = ("_owner", "_closed_is_fine")

    def __init__(self, owner: Handle, closed_is_fine: bool = False) -> None:
        self._owner = owner
        self._closed_is_fine = closed_is_fine

    def __enter__(self) -> Any:
        owner = self._owner
        if not owner._lock.acquire(blocking=False):
            raise Busy(f"another thread is using this {type(owner).__name__}", "busy")
        if owner._handle is None and not self._closed_is_fine:
            owner._lock.release()
            raise Closed(f"this {type(owner).__name__} is closed", "closed")
        return owner._handle

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._owner._lock.release()


class Share:
    """A ``with`` around one call that only reads: any number of threads at once, but none that uses the handle alone."""

    __slots__ = ("_owner", "_use")

    def __init__(self, owner: Handle) -> None:
        self._owner = owner
        self._use = Use(owner)

    def __enter__(self) -> Any:
        owner = self._owner
        with owner._readers_lock:
            handle = owner._handle if owner._readers > 0 else self._use.__enter__()
            owner._readers += 1
            return handle

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        owner = self._owner
        with owner._readers_lock:
            owner._readers -= 1
            if owner._readers == 0:
                self._use.__exit__(kind, value, trace)
