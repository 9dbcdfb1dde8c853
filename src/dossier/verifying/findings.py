"""What a check finds amiss in a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["contradiction", "missing", "hedge"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing amiss.

    Attributes:
        severity: `contradiction` where the quotes say otherwise, `missing` where they do not say it, `hedge`
            where they say it with less certainty.
        reason: it in words, a short sentence for a reader.
        weight: how much of the statement it takes away, from 0 to 1.
    """

    severity: Severity
    reason: str
    weight: float = 0.5
