"""The lexical index: BM25 over passages and over whole articles, in Tantivy."""

from __future__ import annotations

import hashlib
import math
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tantivy import Document, FieldType, Index, IndexWriter, Occur, Query, Schema, SchemaBuilder, Searcher

from dossier.archive.faults import TantivyError
from dossier.dates import days_of
from dossier.text import stems, words
from dossier.types import Article, Filters, Passage

FOLDER = "tantivy"
HEAP = 64_000_000
"""Bytes that a writer of one index may use; Tantivy's least is 15 million."""

BOOSTS = {"text": 1.0, "title": 0.3}
"""What the score of each field counts for; `text` holds the title too (docs/tried.md)."""

Terms = Sequence[Sequence[str]]


class LexicalIndex:
    """Two Tantivy indexes, of passages and of whole articles; safe to share between threads.

    Its methods raise `TantivyError` when the files cannot be read or written.

    Text is cut into words and stems by `dossier.text` before it is indexed, so that questions and
    passages are treated alike in every language; Tantivy itself only splits at spaces.
    """

    def __init__(self, folder: Path) -> None:
        """Open the indexes in `folder`.

        Raises:
            TantivyError: there are none, or they cannot be read.
        """
        with _told():
            self._passages = Index.open(str(folder / "passages"))
            self._articles = Index.open(str(folder / "articles"))
            for index in (self._passages, self._articles):
                index.config_reader("manual")
                index.reload()

    @classmethod
    def create(cls, folder: Path) -> LexicalIndex:
        """Make empty indexes in `folder` where there are none, and open them."""
        schemas = {"passages": _schema("text"), "articles": _schema("title", "text")}
        for name, schema in schemas.items():
            (folder / name).mkdir(parents=True, exist_ok=True)
            with _told():
                Index(schema, path=str(folder / name))
        return cls(folder)

    @staticmethod
    def erase(folder: Path) -> None:
        """Remove the indexes."""
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(folder)

    def apply(
        self,
        removed: Sequence[str],
        articles: Mapping[str, Article],
        passages: Mapping[str, Sequence[Passage]],
    ) -> None:
        """Forget the removed articles and add or replace others, in one commit of each index.

        Args:
            removed: ids of articles.
            articles: id -> article to add or replace.
            passages: id of the article -> its passages.
        """
        for index, add in ((self._passages, _add_passages), (self._articles, _add_article)):
            with _told():
                writer = index.writer(HEAP, 1)
                for name in (*removed, *articles):
                    writer.delete_documents_by_term("article_id", name)
                for name, article in articles.items():
                    add(writer, article, passages.get(name, ()))
                writer.commit()
                writer.wait_merging_threads()
        self.reload()

    def reload(self) -> None:
        """See what has been committed since the index was opened."""
        with _told():
            self._passages.reload()
            self._articles.reload()

    def count(self) -> tuple[int, int]:
        """Return the number of passages and of articles."""
        with _told():
            return self._passages.searcher().num_docs, self._articles.searcher().num_docs

    def document_frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """Return the number of passages that hold each of some stems."""
        with _told():
            searcher = self._passages.searcher()
            return {stem: searcher.doc_freq("text", stem) for stem in stems}

    def words_beginning(self, prefix: str) -> list[tuple[str, int]]:
        """Return the words that begin so, with how many passages hold each; see `Archive.words_beginning`."""
        with _told():
            return self._passages.searcher().terms_with_prefix("text_words", prefix)

    def matching(self, terms: Terms, k: int, filters: Filters, phrases: Terms) -> list[tuple[str, float]]:
        """Return the passages that match best; see `Archive.matching`."""
        return _search(self._passages, ("text",), terms, k, filters, phrases)

    def matching_articles(
        self, terms: Terms, k: int, filters: Filters, phrases: Terms
    ) -> list[tuple[str, float]]:
        """Return the articles that match best; see `Archive.matching_articles`."""
        return _search(self._articles, ("title", "text"), terms, k, filters, phrases)

    def articles_with_all(
        self, terms: Terms, k: int, filters: Filters, phrases: Terms
    ) -> list[tuple[str, float]]:
        """Return the best of the articles that hold every word; see `matching_articles`."""
        return _search(self._articles, ("title", "text"), terms, k, filters, phrases, Occur.Must)


@contextmanager
def _told() -> Iterator[None]:
    """Tell the errors of Tantivy from others, for it raises what Python itself does."""
    try:
        yield
    except ValueError as error:
        raise TantivyError(str(error)) from error


def _schema(*fields: str) -> Schema:
    """Return a schema with stems for scoring and words for phrases of each field."""
    builder = SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("article_id", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("outlet", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("first_day", indexed=True, fast=True)
    builder.add_integer_field("last_day", indexed=True, fast=True)
    for field in fields:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field(f"{field}_words", tokenizer_name="whitespace", index_option="position")
    return builder.build()


def _outlet_key(folded: str) -> str:
    """Return the term that stands for a case-folded outlet, which may be empty or of any length."""
    return hashlib.sha256(folded.encode()).hexdigest()[:20]


def _document(name: str, article: Article, fields: Mapping[str, str]) -> Document:
    """Return a document with what filters need, the words of `fields`, and the title's with its text."""
    document = Document()
    document.add_text("id", name)
    document.add_text("article_id", article.id)
    document.add_text("outlet", _outlet_key((article.outlet or "").casefold()))
    if article.published is not None:
        first, last = days_of(article.published)
        document.add_integer("first_day", first.toordinal())
        document.add_integer("last_day", last.toordinal())
    for field, text in fields.items():
        scored = f"{article.title}\n{text}" if field == "text" else text
        document.add_text(field, " ".join(stems(scored, article.language)))
        document.add_text(f"{field}_words", " ".join(words(text)))
    return document


def _add_passages(writer: IndexWriter, article: Article, passages: Sequence[Passage]) -> None:
    for passage in passages:
        writer.add_document(_document(passage.id, article, {"text": passage.text}))


def _add_article(writer: IndexWriter, article: Article, _passages: Sequence[Passage]) -> None:
    fields = {"title": article.title, "text": article.text}
    writer.add_document(_document(article.id, article, fields))


def _search(
    index: Index,
    fields: Sequence[str],
    terms: Terms,
    k: int,
    filters: Filters,
    phrases: Terms,
    each: Occur = Occur.Should,
) -> list[tuple[str, float]]:
    """Return the ids of the documents that match best, with their scores."""
    searcher = index.searcher()
    total = _with_deleted(searcher)
    made = (_group(index.schema, searcher, fields, row, total) for row in terms)
    groups = [group for group in made if group]
    exact = [query for query in (_phrase(index.schema, fields, run) for run in phrases) if query]
    limit = min(k, searcher.num_docs)
    if not (groups or exact) or limit < 1:
        return []
    parts = [(Occur.Must, query) for query in exact]
    parts += [(each, group) for group in groups]
    scored = Query.boolean_query(parts)
    conditions = [(Occur.Must, _unscored(query)) for query in _filters(index.schema, filters)]
    query = Query.boolean_query([(Occur.Must, scored), *conditions]) if conditions else scored
    with _told():
        hits = searcher.search(query, limit, count=False).hits
        return [(str(searcher.doc(address).get_first("id")), float(score)) for score, address in hits]


def _group(
    schema: Schema, searcher: Searcher, fields: Sequence[str], alternatives: Sequence[str], total: int
) -> Query | None:
    """Return the query for one word of a question: its best alternative counts.

    All weigh as the commonest of them does, as synonyms do in Lucene (`SynonymQuery`): the unstemmed form,
    which only articles of no known language hold, says no more for being rare.
    """
    stems = [stem for stem in dict.fromkeys(alternatives) if stem]
    per_stem: dict[str, list[tuple[Occur, Query]]] = {stem: [] for stem in stems}
    for field in fields:
        rarities = [_rarity(searcher, field, stem, total) for stem in stems]
        for stem, rarity in zip(stems, rarities, strict=True):
            one = Query.term_query(schema, field, stem, "freq")
            one = Query.boost_query(one, BOOSTS[field] * min(rarities) / rarity)
            per_stem[stem].append((Occur.Should, one))
    queries = [Query.boolean_query(found) for found in per_stem.values()]
    if not queries:
        return None
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries)


def _with_deleted(searcher: Searcher) -> int:
    """Return the number of documents with the deleted ones, each of which has one outlet.

    Tantivy counts these too, in how many documents hold a word, until it merges their segment.
    """
    with _told():
        return sum(held for _, held in searcher.terms_with_prefix("outlet", ""))


def _rarity(searcher: Searcher, field: str, stem: str, total: int) -> float:
    """Return the inverse document frequency by which Tantivy weighs a word in a field.

    It is above zero, since no more documents hold a word than there are with the deleted ones.
    """
    with _told():
        held = min(searcher.doc_freq(field, stem), total)
    return math.log(1 + (total - held + 0.5) / (held + 0.5))


def _phrase(schema: Schema, fields: Sequence[str], run: Sequence[str]) -> Query | None:
    """Return the query for words that must stand next to each other in one field."""
    row = [word for word in run if word]
    if not row:
        return None
    names = [f"{field}_words" for field in fields]
    if len(row) == 1:  # Tantivy's phrases have two words at least
        found = [Query.term_query(schema, name, row[0]) for name in names]
    else:
        found = [Query.phrase_query(schema, name, list(row)) for name in names]
    return found[0] if len(found) == 1 else Query.disjunction_max_query(found)


def _filters(schema: Schema, filters: Filters) -> list[Query]:
    """Return one query per condition; together they admit what `Filters.admit` does."""
    integer = FieldType.Integer
    found = []
    if filters.since:
        found.append(Query.range_query(schema, "last_day", integer, lower_bound=filters.since.toordinal()))
    if filters.until:
        found.append(Query.range_query(schema, "first_day", integer, upper_bound=filters.until.toordinal()))
    if filters.outlets:
        keys = [_outlet_key(name) for name in sorted(filters.outlets)]
        found.append(Query.term_set_query(schema, "outlet", keys))
    return found


def _unscored(query: Query) -> Query:
    """Return the query as a condition that adds nothing to the score."""
    return Query.const_score_query(query, 0.0)
