"""Web pages, fetched or saved."""

from __future__ import annotations

from datetime import UTC, datetime

from ingest.formats.pages.body import text_of
from ingest.formats.pages.dating import publication
from ingest.formats.pages.days import Today
from ingest.formats.pages.encoding import decoded
from ingest.formats.pages.kinds import refuse
from ingest.formats.pages.metadata import (
    address_of,
    authors_of,
    language_of,
    metas_of,
    outlet,
    saved_from,
    title_of,
    titles_of,
)
from ingest.formats.pages.structured import article_of, nodes_of
from ingest.formats.pages.tree import tree_of
from ingest.readers.registry import Document, Draft, reader


@reader(".html", ".htm", ".xhtml", isolated=True)
def read_html(document: Document) -> Draft:
    """Read the article of a web page, with what the page says of it.

    Raises:
        UnusableError: it is no article, and the detail says what; or it is too large, or no text.
    """
    written = decoded(document.read())
    tree = tree_of(written)
    url = document.url or saved_from(written)
    metas, nodes = metas_of(tree), nodes_of(tree)
    titles = titles_of(tree, metas)
    article = article_of(nodes, titles)
    site = outlet(metas, nodes, article, url)
    title = title_of(titles, article, site)
    address = address_of(tree, metas, url)
    text = text_of(tree, title, address)
    refuse(tree, text, titles, metas, article, url)
    dated = publication(tree, metas, article, address, Today.at(datetime.now(UTC)))
    return Draft(
        text=text,
        title=title,
        outlet=site or outlet(metas, nodes, article, address),
        author=authors_of(tree, metas, nodes, article, site),
        url=address,
        published=dated.day if dated else None,
        dated_by=dated.source if dated else None,
        language=language_of(tree, metas, article),
    )
