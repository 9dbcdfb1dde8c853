"""What office programs note in their files, where it tells anything."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel|publisher)\b.*"
    r"|(?:untitled|unbenannt|sans titre|adsız|без имени)[\s\d-]*"
    r"|(?:(?:word )?document|dokument|belge|документ|doc|slide|layout|page)[\s\d]*"
    r"|(?:powerpoint )?presentation[\s\d]*"
    r"|.*\.(?:docx?|dotx?|rtf|odt|pdf|indd|qx[dp]|pmd|pptx?|xlsx?|tmp|html?|txt|tex|dvi|ps|jpe?g|tiff?)"
    r"|[\W\d_]*|about:blank|https?:\S+",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:user|admin|administrator|owner|author|unknown|anonymous|pc|hp|asus|lenovo|default|guest|root|python-docx"
    r"|microsoft office user|microsoft|windows user|kullanıcı|пользователь|админ)[\s\d-]*|[\W\d_]*",
    re.IGNORECASE,
)


def title_property(written: str | None) -> str | None:
    """Return a title from the properties of a file, None where a program made it up."""
    title = " ".join((written or "").split())
    return None if _NO_TITLE.fullmatch(title) else title


def author_property(written: str | None) -> str | None:
    """Return an author from the properties of a file, None where it names an account rather than a person."""
    author = " ".join((written or "").split())
    return None if _NOBODY.fullmatch(author) else author


def created_property(created: date | None) -> str | None:
    """Return the day on which a file was made as a day of publication; today it was saved, not published."""
    return created.isoformat() if created and date(1985, 1, 1) <= created < datetime.now(UTC).date() else None
