"""The page where one signs in, and out, as HTML."""

from __future__ import annotations

from dossier.ui.markup import escape

LOGIN_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


def login_html(onward: str = "", told: str = "", name: str = "") -> str:
    """Return the form for a name and a password.

    Args:
        onward: path to go to afterwards.
        told: why an earlier try was refused.
        name: what then stood in the form, so that only the password need be typed again.
    """
    at_name, at_password = ("", " autofocus") if name else (" autofocus", "")
    alert = f'<p class="alert" role="alert">{escape(told)}</p>' if told else ""
    return _page(
        "Sign in",
        f'<h1>Sign in</h1>{alert}<form method="post" action="login">'
        f'<input type="hidden" name="next" value="{escape(onward)}">'
        '<label for="username">Name</label>'
        '<input id="username" name="username" autocomplete="username" autocapitalize="none" '
        f'spellcheck="false" maxlength="64" value="{escape(name)}" required{at_name}>'
        '<label for="password">Password</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password" '
        f"required{at_password}>"
        "<button>Sign in</button></form>",
    )


def signed_in_html(name: str) -> str:
    """Return what who has signed in sees of the same page."""
    return _page(
        "Signed in",
        f"<h1>Signed in</h1><p>You are signed in as {escape(name)}.</p>"
        '<form method="post" action="logout"><button>Sign out</button></form>'
        '<p><a href="./">Ask the archive</a></p>',
    )


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} – Dossier</title>"
        '<link rel="icon" href="ui/favicon.png"><link rel="stylesheet" href="ui/style.css">'
        '<link rel="stylesheet" href="ui/login.css"></head>'
        '<body class="plain"><nav><a class="home" href="./">Dossier</a></nav>'
        f'<main class="login">{body}</main></body></html>'
    )
