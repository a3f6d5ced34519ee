"""An article and its record."""
from __future__ import annotations

import html
from typing import Any, Iterator


class Article:
    """The text of an article, and its record: a plain dict. Any of its fields is also ``article["field"]``."""

    __slots__ = ("text", "record")

    def __init__(self, text: str, record: dict[str, Any]) -> None:
        self.text = text
        self.record = record

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def title(self) -> str | None:
        title: str | None = self.record["title"]
        return title

    @property
    def status(self) -> str:
        """"ok", or why there are no claims: "unsupported_language", "empty", "binary", ..."""
        return str(self.record["status"])

    @property
    def blocks(self) -> list[dict[str, Any]]:
        blocks: list[dict[str, Any]] = self.record["blocks"]
        return blocks

    @property
    def statements(self) -> list[dict[str, Any]]:
        statements: list[dict[str, Any]] = self.record["statements"]
        return statements

    @property
    def entities(self) -> list[dict[str, Any]]:
        entities: list[dict[str, Any]] = self.record["entities"]
        return entities

    @property
    def claims(self) -> list[dict[str, Any]]:
        claims: list[dict[str, Any]] = self.record["claims"]
        return claims

    def slice(self, span: list[tuple[int, int]]) -> str:
        """The text of a span; pieces are joined by a space."""
        return " ".join(self.text[start:end] for start, end in span)

    def __getitem__(self, field: str) -> Any:
        return self.record[field]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.claims)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Article) and (self.text, self.record) == (other.text, other.record)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> Any:
        return Article, (self.text, self.record)

    def __repr__(self) -> str:
        return (f"<Article {self.id!r}: {len(self.blocks)} blocks, {len(self.statements)} statements, "
                f"{len(self.claims)} claims>")

    def _repr_html_(self) -> str:
        """For notebooks: who said what, as a table; no script, no network, readable in light and dark."""
        rows = []
        for statement in self.statements:
            source, content = statement["source"], statement["content"]
            rows.append(f"<tr><td style='text-align:left;vertical-align:top'><b>{_escaped(source)}</b></td>"
                        f"<td style='text-align:left;vertical-align:top'><i>{html.escape(statement['stance'])}</i></td>"
                        f"<td style='text-align:left'>{_escaped(content)}</td></tr>")
        title = html.escape(self.title or self.id)
        return (f"<div><b>{title}</b>: {len(self.blocks)} blocks, {len(self.claims)} claims"
                f"<table>{''.join(rows)}</table></div>")


def _escaped(part: dict[str, Any] | None) -> str:
    return "" if part is None else html.escape(part["text"])
