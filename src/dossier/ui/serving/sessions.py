"""Who has signed in, as a signed cookie tells."""

from __future__ import annotations

import secrets

from dossier.ui.serving.passwords import Passwords

LASTS = 30 * 24 * 3600
"""Seconds for which one stays signed in."""


class Sessions:
    """Makes and reads the tokens of those who have signed in.

    A token ends with its time, when the password changes, and when the name leaves the file.

    Args:
        passwords: the names that there are.
        secret: what tokens are signed with; a new one, and so new tokens at each start, when left out.
    """

    def __init__(self, passwords: Passwords, secret: bytes | None = None) -> None:
        from itsdangerous import URLSafeTimedSerializer

        self._passwords = passwords
        self._signer = URLSafeTimedSerializer(secret or secrets.token_bytes(32), salt="dossier-login")

    def token(self, name: str) -> str:
        """Return a token for a name of the file."""
        return str(self._signer.dumps([name, self._passwords.mark(name)]))

    def name(self, token: str) -> str | None:
        """Return whose token it is, or None where it is not good, or not any more."""
        from itsdangerous import BadData

        try:
            name, mark = self._signer.loads(token, max_age=LASTS)
        except (BadData, TypeError, ValueError):
            return None
        known = self._passwords.mark(name)
        return name if known and secrets.compare_digest(known, str(mark)) else None
