"""Whether a page is an article, and what it is if not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from ingest.formats.pages.structured import ARTICLE, Node, is_a, listed
from ingest.report import Reason, UnusableError

_SHORT = 600  # characters of a text that a wall or an error may be all of
_SHELL = 150  # characters of a text that is none
_HEADLINE = 25  # characters of a link that is the headline of another page
_FEWEST = 12  # links of a list
_PARAGRAPH = 120  # characters of a paragraph of prose
_PROSE = 800  # characters of prose that make an article, whatever it links to

_ERROR = re.compile(
    r"^\W*(?:(?:http |fehler |error |erreur |ошибка |hata )?(?:40[0134]|410|429|50[0234])\b|"
    r"(?:[^.]{0,40}\b)?(?:page|article|seite|document)s? (?:was |wurde |could )?(?:not|nicht) (?:be )?"
    r"(?:found|gefunden|available)|not found\b|page (?:introuvable|no encontrada)|página no encontrada|"
    r"pagina non trovata|страница не (?:найдена|существует)|sayfa bulunamadı|səhifə tapılmadı|"
    r"access denied|forbidden\b|service unavailable|bad gateway|just a moment|attention required|"
    r"are you (?:a|not a) (?:robot|human)|security check|request blocked)",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log ?[io]n|sign ?in|anmelden|einloggen|connexion|iniciar sesión|accedi|вход|войти|авторизация|"
    r"giriş|daxil ol)\b",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookie|consent|einwilligung|datenschutz|privacy|personal data|çerez|kişisel veri|файлы? cookie|"
    r"персональн\w+ данн|kuki|fərdi məlumat",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"(?:subscribe|sign up|register|log in|become a (?:member|subscriber))[^.]{0,40} to (?:continue|keep|"
    r"read)|"
    r"to (?:continue|keep) reading|(?:already a|for) subscribers?(?: only|\?)|"
    r"(?:weiterlesen|jetzt lesen) mit|um (?:den (?:ganzen )?artikel |weiter ?)zu ?lesen|nur für abonnenten|"
    r"réservé aux abonnés|pour lire la suite|(?:suscríbete|hazte socio)[^.]{0,30} para|"
    r"devamını okumak için|abonelere özel|чтобы (?:читать|прочитать|продолжить)[^.]{0,60}(?:подпи|оформ)|"
    r"(?:только )?для подписчиков|davamını oxumaq üçün|abunə ol",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(
    r"(?:enable|activate|turn on|requires?|need) javascript|"
    r"javascript (?:is |must be )?(?:disabled|required|enabled)|"
    r"javascript (?:aktivieren|etkin)|включите javascript|javascript-i",
    re.IGNORECASE,
)
_SURROUNDINGS = ("nav", "footer", "aside", "header", "script", "style", "noscript", "template")


def refuse(
    tree: HtmlElement,
    text: str,
    titles: list[str],
    metas: dict[str, list[str]],
    article: Node,
    url: str | None,
) -> None:
    """Refuse a page that is surely no article.

    Args:
        tree: the page.
        text: what was found as its text.
        titles: how it is called.
        metas: what its meta elements say.
        article: its article in JSON-LD.
        url: its address.

    Raises:
        UnusableError: with one sentence that says what it is.
    """
    is_marked = is_a(article, ARTICLE) or "article" in map(str.lower, metas.get("og:type", []))
    if kind := _short_kind(tree, text, titles, article) or (not is_marked and _list_kind(tree, text, url)):
        raise UnusableError(Reason.NOT_AN_ARTICLE, f"The page is {kind}, not an article.")


def _short_kind(tree: HtmlElement, text: str, titles: list[str], article: Node) -> str | None:
    """Return what a page with little text is instead of an article."""
    if _size(text) > _SHORT:
        return None
    shown = " ".join(" ".join(_shown(tree)).split())
    if any(_ERROR.search(title) for title in titles) or (_size(text) <= _SHELL and _ERROR.search(text)):
        return "an error page"
    if tree.find(".//input[@type='password']") is not None and any(map(_LOGIN.search, titles)):
        return "a login page"
    if text and sum(len(line) for line in text.split("\n") if _CONSENT.search(line)) > len(text) / 2:
        return "a wall that asks for consent to cookies"
    is_paid = any(str(free).lower() in ("false", "no", "0") for free in listed(_free(article)))
    if is_paid or _SUBSCRIBE.search(shown):
        return "the stub of an article behind a paywall"
    if _size(shown) <= _SHELL and next(tree.iter("script"), None) is not None:
        return "an empty shell that only JavaScript would fill"
    if _size(text) <= _SHELL and any(
        _NEEDS_SCRIPT.search(part.text_content()) for part in tree.iter("noscript")
    ):
        return "an empty shell that only JavaScript would fill"
    return None


def _free(article: Node) -> object:
    free = article.get("isAccessibleForFree")
    return [free] if isinstance(free, bool) else free


def _list_kind(tree: HtmlElement, text: str, url: str | None) -> str | None:
    """Return what a page is that holds more headlines of others than text of its own."""
    headlines = {
        line
        for link in tree.iter("a")
        if len(line := " ".join(link.text_content().split())) >= _HEADLINE
        and not any(above.tag in _SURROUNDINGS for above in link.iterancestors())
    }
    linked = sum(map(len, headlines))
    prose = sum(
        len(block)
        for block in text.split("\n\n")
        if len(block) >= _PARAGRAPH and not any(headline in block for headline in headlines)
    )
    parts = urlsplit(url or "")
    is_home = url is not None and not parts.path.strip("/") and not parts.query
    if len(headlines) < _FEWEST or linked < 2 * prose or (prose > _PROSE and not is_home):
        return None
    return "a home page" if is_home else "a list of links"


def _size(text: str) -> int:
    """Return the characters of a text; one of Chinese or Japanese counts as three."""
    return len(text) + 2 * sum(character > "\u2e80" for character in text)


def _shown(tree: HtmlElement) -> Iterator[str]:
    """Yield the text that a reader sees."""
    body = next(tree.iter("body"), tree)
    for element in body.iter():
        if element.tag not in ("script", "style", "noscript", "template") and element.text:
            yield element.text
        if element is not body and element.tail:
            yield element.tail
