"""Results as a reader of a terminal sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.filesize import decimal
from rich.padding import Padding
from rich.text import Text

from dossier.archive import Status
from dossier.composing import coverage_parts
from dossier.text import normalise
from dossier.types import Answer, Article, Citation, NearArticle, Statement, Support, Usage, Version
from ingest import Report

MOST_PRINTINGS = 3
"""Near-copies of a cited article that are named."""

MOST_DROPS = 50
"""Things left out by an ingest that are named."""

MOST_MEANT = 20
"""Articles about to be forgotten that are named."""

MOST_OUTLETS = 12
"""Outlets, or languages, that `status` names."""

STANDING: Mapping[Support, str] = {"partly": "partly supported", "unsupported": "not supported"}
"""What is said of a statement that its quotes do not bear out."""


def print_answer(out: Console, answer: Answer) -> None:
    """Print how the question was read, the answer with its markers, and its sources or what comes near."""
    read = answer.standalone_question.strip()
    if read not in ("", answer.question.strip()):
        out.print(f"Read as: {read}")
    if answer.period:
        published = "published " if answer.period.kind == "publication" else ""
        out.print(f"Period: {published}{answer.period} (read from “{answer.period.words}”)")
    beside = [each for each in answer.statements if answer.composer == "prose" and each.origin == "quote"]
    told = [each for each in answer.statements if each not in beside]
    out.print(" ".join(map(_statement, told)) or answer.text)
    if beside:
        _heading(out, "Also in the archive:")
        for each in beside:
            out.print(_statement(each.model_copy(update={"text": f"“{each.text}”"})))
    if answer.notice:
        out.print(f"\n{answer.notice}")
    if answer.citations:
        _heading(out, "Sources")
        for citation in answer.citations:
            _print_citation(out, citation)
    if answer.coverage:
        out.print(f"({'; '.join(coverage_parts(answer.coverage))})")
    if answer.nearest:
        _heading(out, "Nearest articles")
        for near in answer.nearest:
            out.print(_byline(near.title, near.outlet, near.published, near.article_id))
            if near.quote:
                out.print(f"    “{normalise(near.quote)}”")
    if answer.usage:
        out.print(f"\n{_usage(answer.usage)}")


def _statement(statement: Statement) -> str:
    """Return a statement with its markers, its verdict, how many articles back it, and a doubt."""
    notes = []
    if statement.citations:
        notes.append("".join(f"[{number}]" for number in statement.citations))
    if statement.support in STANDING:
        verdict = (STANDING[statement.support], statement.reason)
        notes.append(f"({': '.join(filter(None, verdict))})")
    if statement.independent > 1:
        notes.append(f"({statement.independent} independent articles)")
    if statement.unsure:
        notes.append("(may not answer)")
    return " ".join((normalise(statement.text), *notes))


def _usage(usage: Usage) -> str:
    """Return what a language model took, in one line."""
    counts = ((usage.input_tokens, "tokens read"), (usage.output_tokens, "written"))
    known = (f"{count:,} {what}" for count, what in counts if count is not None)
    return ", ".join((usage.model, *known, f"{usage.seconds:.1f} s"))


def _print_citation(out: Console, citation: Citation) -> None:
    line = _byline(citation.title, citation.outlet, citation.published, citation.article_id)
    out.print(f"[{citation.number}] {line}")
    if citation.url:
        _indented(out, citation.url)
    _indented(out, f"“{citation.quote}”")
    if citation.copies:
        _indented(out, f"also printed by {_printings(citation.copies)}")


def _printings(copies: Sequence[NearArticle]) -> str:
    """Return who else printed an article, and when; the first few by name."""
    named = [
        f"{near.outlet or near.title}{f' ({near.published})' if near.published else ''}"
        for near in copies[:MOST_PRINTINGS]
    ]
    more = len(copies) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def print_article(
    out: Console,
    article: Article,
    addresses: Sequence[str] = (),
    origins: Sequence[str] = (),
    versions: Sequence[Version] = (),
) -> None:
    """Print an article: its title, what is known about it, what it was before, its text."""
    out.print(article.title, style="bold")
    for name in ("outlet", "author", "published", "language", "url", "origin", "id"):
        value = getattr(article, name)
        if value:
            read = f" (read from: {article.dated_by})" if name == "published" and article.dated_by else ""
            _row(out, name, f"{value}{read}")
    for address in addresses:
        if address != article.url:
            _row(out, "also at", address)
    for origin in origins:
        if origin != article.origin:
            _row(out, "also in", origin)
    for source in article.sources:
        _row(out, "source", ", ".join(source.values()))
    for version in versions:
        _row(out, "earlier", f"{version.title}, replaced {version.replaced} (SHA-256 {version.digest})")
    out.print()
    out.print(article.text)


def print_ingest(out: Console, report: Report) -> None:
    """Print what an ingest did, and each thing it left out with the reason."""
    out.print(
        f"{len(report.added)} added, {report.unchanged} unchanged, {len(report.updated)} updated, "
        f"{len(report.removed)} removed, {len(report.dropped)} left out"
    )
    if report.repeated:
        out.print(f"{counted(report.repeated, 'text')} stood in the archive already, from elsewhere")
    if report.forgotten:
        stayed = counted(report.forgotten, "article")
        out.print(f"{stayed} stayed out, as you had them forgotten: --again lets them in")
    for drop in report.dropped[:MOST_DROPS]:
        kept = " The archive keeps what it held from there." if drop.kept else ""
        out.print(f"left out: {drop.path} ({drop.reason}): {drop.detail}{kept}")
    if len(report.dropped) > MOST_DROPS:
        reasons = Counter(drop.reason.value for drop in report.dropped).most_common()
        out.print(f"left out in all: {_counts(dict(reasons))}; --report FILE names each")
    if report.skipped:
        out.print(f"not articles, by their names: {_counts(report.skipped)}")
    if report.interrupted:
        out.print("Stopped. Run the same command again to go on.")


def print_meant(out: Console, articles: Iterable[Article], count: int) -> None:
    """Print which articles are to be forgotten, the first few by name."""
    shown = list(articles)
    for article in shown:
        out.print(_byline(article.title, article.outlet, article.published, article.id))
    if count > len(shown):
        out.print(f"and {count - len(shown):,} more")
    if not count:
        out.print("No article is meant.")


def counted(count: int, name: str) -> str:
    """Return a number with what it counts: `1 article`, `2 articles`."""
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def print_status(out: Console, home: Path, status: Status) -> None:
    """Print what the archive holds; of its outlets the `MOST_OUTLETS` that have most articles."""
    _row(out, "archive", str(home))
    _row(out, "revision", str(status.revision))
    _row(out, "articles", f"{status.articles:,}")
    _row(out, "passages", f"{status.passages:,}")
    if status.pending:
        _row(out, "pending", f"{status.pending:,} changes that the indexes do not show yet")
    if status.unembedded:
        _row(out, "unembedded", f"{status.unembedded:,} articles without passages: run `dossier rebuild`")
    if status.near_copies:
        total = f"{status.articles:,} articles"
        _row(out, "copies", f"{status.near_copies:,} of {total} are near-copies of another")
    if status.uncompared:
        left = f"{status.uncompared:,} articles were not compared yet: run `dossier rebuild`"
        _row(out, "copies", left)
    if status.first_published and status.last_published:
        _row(out, "dates", f"{status.first_published} to {status.last_published}")
    _row(out, "outlets", _counts(status.outlets))
    _row(out, "languages", _counts(status.languages))
    _row(out, "model", status.model.name)
    for store, size in status.sizes.items():
        health = status.health.get(store, "ok")
        _row(out, store, f"{decimal(size)}, {health}")


def _row(out: Console, name: str, value: str) -> None:
    out.print(f"{name + ':':<11}{value}")


def _counts(counts: Mapping[str, int]) -> str:
    told = [f"{name} ({count:,})" for name, count in list(counts.items())[:MOST_OUTLETS]]
    more = len(counts) - len(told)
    return ", ".join([*told, *([f"and {more:,} more"] if more else [])]) or "none"


def _heading(out: Console, text: str) -> None:
    out.print()
    out.print(text, style="bold")


def _byline(title: str, outlet: str | None, published: str | None, article_id: str) -> str:
    known = ", ".join(part for part in (outlet, published) if part)
    return f"{title}{f' — {known}' if known else ''} ({article_id})"


def _indented(out: Console, text: str) -> None:
    out.print(Padding(Text(text), (0, 0, 0, 4)) if out.is_terminal else f"    {text}")
