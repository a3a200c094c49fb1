"""The list of work as a web page for the staff."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from html import escape

from antoan.model.calendar import VIETNAM, PartialDate
from antoan.model.language import Language
from antoan.strings.texts import Texts, interface_texts
from antoan.worklist.as_text import change_lines, field_title, links_line, total_line
from antoan.worklist.edition import Edition
from antoan.worklist.staff_page import staff_page
from antoan.worklist.text_changes import Piece, TextChanges
from antoan.worklist.work import PRESSING, Work
from antoan.writing.dates import format_when

FEED_NAME = "work.xml"
_STYLE = """
body { max-width: 48rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.2rem 0 .4rem; border-bottom: 2px solid var(--line) }
h2.pressing { border-color: var(--bad) }
h3 { font-size: 1rem; margin: 0 }
p { margin: .3rem 0 }
nav ul { list-style: none; padding: 0; margin: .8rem 0 0 }
nav a { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0;
  border-bottom: 1px solid var(--line) }
nav .pressing { color: var(--bad); font-weight: 600 }
article { padding: .8rem 0; border-bottom: 1px solid var(--line) }
article:target { background: var(--panel) }
code { font: .85rem/1.4 ui-monospace, monospace; color: var(--soft) }
details { margin-top: .4rem }
summary { cursor: pointer; padding: .3rem 0; color: var(--link) }
dl { margin: .4rem 0 1rem; padding: .2rem .8rem .6rem; background: var(--panel); border-radius: .4rem }
dt { font-weight: 600; margin-top: .5rem; font-size: .9rem }
dd { margin: 0; white-space: pre-wrap }
h4 { margin: .8rem 0 0; font-size: .95rem }
del { background: var(--gone) }
ins { background: var(--new); text-decoration: none }
ins { border-bottom: 2px solid currentcolor }
"""


def as_html(edition: Edition, language: Language) -> str:
    """The whole page; beside it lies the feed."""
    texts = interface_texts(language)
    parts = [f"<p>{escape(total_line(edition, texts))} <small>{escape(_as_of(edition, language))}</small></p>"]
    if said := links_line(edition, texts):
        parts.append(f"<p>{escape(said)}</p>")
    parts.append(f'<p><a href="{FEED_NAME}">{escape(texts("status.feed"))}</a></p>')
    parts += _contents(edition, texts)
    for kind, count in edition.counts.items():
        parts.append(f'<section aria-labelledby="{kind.value}">')
        title = texts(f"status.kind.{kind.value}")
        parts.append(f'<h2 id="{kind.value}"{_pressing(kind in PRESSING)}>{escape(title)} ({count})</h2>')
        parts.append(f"<p><small>{escape(texts(f'status.about.{kind.value}'))}</small></p>")
        for item in edition.of(kind):
            parts += _item(item, language)
        parts.append("</section>")
    link = f'<link rel=alternate type="application/atom+xml" href="{FEED_NAME}">\n'
    return staff_page(texts("status.page.title"), language, _STYLE, "\n".join(parts), link)


def anchor_of(item: Work) -> str:
    """Where on the page a piece of work stands."""
    return f"w-{hashlib.sha256(item.id.encode()).hexdigest()[:12]}"


def _as_of(edition: Edition, language: Language) -> str:
    local = edition.now.astimezone(VIETNAM)
    day = format_when(PartialDate.from_date(local.date()), language)
    texts = interface_texts(language)
    return texts("status.as-of", moment=texts("inbox.time", clock=f"{local:%H:%M}", day=day))


def _contents(edition: Edition, texts: Texts) -> Iterator[str]:
    if not edition.counts:
        return
    yield f'<nav aria-label="{escape(texts("status.contents"))}"><ul>'
    for kind, count in edition.counts.items():
        name = escape(texts(f"status.kind.{kind.value}"))
        spans = f"<span>{name}</span> <span>{count}</span>"
        yield f'<li><a href="#{kind.value}"{_pressing(kind in PRESSING)}>{spans}</a></li>'
    yield "</ul></nav>"


def _pressing(is_pressing: bool) -> str:
    return " class=pressing" if is_pressing else ""


def _item(item: Work, language: Language) -> Iterator[str]:
    texts = interface_texts(language)
    tag = f' lang="{item.language.value}"' if item.language and item.language is not language else ""
    yield f'<article id="{anchor_of(item)}">'
    yield f"<h3{tag}>{escape(item.title)}</h3>"
    if item.file:
        yield f"<code>{escape(item.file)}{f':{item.line}' if item.line > 1 else ''}</code>"
    yield from (f"<p>{escape(remark.said(language))}</p>" for remark in item.remarks)
    if item.changes:
        yield f"<details><summary>{escape(texts('status.show-changes'))}</summary>"
        yield from _changes(item.changes, item.language.other if item.language else language, language)
        yield "</details>"
    yield "</article>"


def _changes(changes: TextChanges, of: Language, language: Language) -> Iterator[str]:
    """What changed in a text in the language `of`."""
    texts = interface_texts(language)
    tag = f' lang="{of.value}"' if of is not language else ""
    for field in changes.fields:
        for change in field.changes:
            yield f"<h4>{escape(field_title(field.field, change, texts))}</h4><dl>"
            for label, pieces in change_lines(change, texts):
                element = "del" if pieces is change.before else "ins"
                yield f"<dt>{escape(label)}</dt><dd{tag}>{''.join(_marked(piece, element) for piece in pieces)}</dd>"
            yield "</dl>"


def _marked(piece: Piece, element: str) -> str:
    text = escape(piece.text)
    return f"<{element}>{text}</{element}>" if piece.changed and piece.text.strip() else text
