"""What holds for every component: it is described, its examples work, and it is valid, accessible and wordless."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import nodes
from playwright.sync_api import Browser, Page

from antoan.errors import UnknownText
from antoan.model.language import Language
from tests.command import REPOSITORY
from tests.components.render import (
    CLASSES,
    DESCRIPTIONS,
    NAMES,
    OVERRIDES,
    PLAIN_TYPES,
    REQUIRED,
    Component,
    Example,
    component,
    environment,
    environment_of,
)
from tests.html_checker import Fault, html_faults

COMPONENTS = [component(name) for name in NAMES if (DESCRIPTIONS / name / "component.yml").is_file()]
EXAMPLES = [(each, example) for each in COMPONENTS for example in each.examples]
IDS = [f"{each.name}: {example.name}" for each, example in EXAMPLES]
FILES = frozenset({"engine.js", "program.js", "script.js", "style.css", "template.html", "worker.js"})
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
STYLES = sorted(OVERRIDES.rglob("*.css"))

every_component = pytest.mark.parametrize("one", COMPONENTS, ids=[each.name for each in COMPONENTS])
every_example = pytest.mark.parametrize(("one", "example"), EXAMPLES, ids=IDS)


def test_every_component_is_described() -> None:
    """A folder of templates has a description, and no description is left of one that is gone."""
    assert sorted(file.parent.name for file in DESCRIPTIONS.glob("*/component.yml")) == NAMES


@every_component
def test_a_folder_holds_what_a_component_is_made_of(one: Component) -> None:
    """A template, and where they are needed a style and scripts, none of them empty."""
    files = {file.name: file.read_text(encoding="utf-8") for file in one.folder.iterdir()}
    assert "template.html" in files
    assert set(files) <= FILES
    assert [name for name, text in files.items() if not text.strip()] == []


@every_component
def test_every_style_is_needed(one: Component) -> None:
    """Each class a component's style speaks of is in some template or set by some script."""
    file = one.folder / "style.css"
    css = file.read_text(encoding="utf-8") if file.is_file() else ""
    used = "\n".join(path.read_text(encoding="utf-8") for path in [*TEMPLATES, *OVERRIDES.rglob("*.js")])
    selectors = " ".join(re.findall(r"[^{};]+(?=\{)", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))
    named = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    assert [name for name in sorted(named) if not re.search(rf"(?<![\w-]){name}(?![\w-])", used)] == []


@every_component
def test_every_macro_and_parameter_is_described(one: Component) -> None:
    """In the order of the template, with the same defaults, and nothing else."""
    described = {
        macro: [(name, parameter.default) for name, parameter in parameters.items()]
        for macro, parameters in one.macros.items()
    }
    assert described == macros_of(one.folder / "template.html")


def macros_of(template: Path) -> dict[str, list[tuple[str, Any]]]:
    """Parameters and defaults of each macro of `template`."""
    found = {}
    for macro in environment().parse(template.read_text(encoding="utf-8")).find_all(nodes.Macro):
        required = len(macro.args) - len(macro.defaults)
        defaults = [REQUIRED] * required + [default.as_const() for default in macro.defaults]
        found[macro.name] = list(zip((argument.name for argument in macro.args), defaults, strict=True))
    return found


@every_component
def test_descriptions_say_something(one: Component) -> None:
    """Of the component and of every parameter, whose type is one that is known."""
    assert one.about.strip()
    for parameters in one.macros.values():
        for name, parameter in parameters.items():
            assert parameter.about.strip(), name
            assert parameter.type_name in PLAIN_TYPES | set(CLASSES), f"{name}: {parameter.type}"


@every_component
def test_examples_show_every_macro_in_both_languages(one: Component) -> None:
    """Two examples or more, each with a name of its own; no macro and no language is left out."""
    names = [example.name for example in one.examples]
    assert len(names) >= 2
    assert len(set(names)) == len(names)
    assert {example.macro for example in one.examples} == set(one.macros)
    assert {example.language for example in one.examples} == set(Language)


@every_component
def test_every_macro_is_used(one: Component) -> None:
    """By a page, or by another component."""
    others = [path for path in TEMPLATES if path != one.folder / "template.html"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in others)
    own = (one.folder / "template.html").read_text(encoding="utf-8")
    assert [macro for macro in one.macros if f"{macro}(" not in text and f"{{{{ {macro}(" not in own] == []


@every_example
def test_an_example_shows_what_it_promises(one: Component, example: Example) -> None:
    """Everything it expects is in the output, and nothing it excludes."""
    html = one.html(example)
    assert [piece for piece in example.filled(example.expect) if piece not in html] == [], html
    assert [piece for piece in example.filled(example.absent) if piece in html] == [], html
    assert "{" not in re.sub(r"\{(address|count|pages|size)\}", "", html), html


@every_example
def test_no_text_becomes_markup(one: Component, example: Example) -> None:
    """Whatever text a page hands over, tags and quotation marks in it stay text."""
    assert unescaped(one, example, environment()) == []


def test_markup_in_a_text_would_be_seen(tmp_path: Path) -> None:
    """The same look at a template that trusts one of its texts finds it."""
    overrides = Path(shutil.copytree(OVERRIDES, tmp_path / "overrides"))
    template = overrides / "components" / "breadcrumb" / "template.html"
    text = template.read_text(encoding="utf-8")
    assert "{{ crumb.title }}" in text
    template.write_text(text.replace("{{ crumb.title }}", "{{ crumb.title | safe }}"), encoding="utf-8")
    one = component("breadcrumb")
    assert unescaped(one, one.examples[0], environment_of(overrides)) != []


def unescaped(one: Component, example: Example, env: jinja2.Environment) -> list[str]:
    """Places of the texts of `example` that let markup through."""
    found = []
    for name, value in example.parameters.items():
        for place, changed in with_markup(value):
            try:
                html = one.html(example, env, **{name: changed})
            except UnknownText:
                continue  # it names one of our own texts
            if MARKUP in html:
                found.append(f"{name}{place}")
    return found


MARKUP = '"<b>'


def with_markup(value: Any) -> Iterator[tuple[str, Any]]:
    """`value` with markup at the end of one of its texts, for each of them in turn, and which text it was."""
    if isinstance(value, str) and value:
        yield "", value + MARKUP
    elif isinstance(value, list):
        for index, item in enumerate(value):
            for place, changed in with_markup(item):
                yield f"[{index}]{place}", [*value[:index], changed, *value[index + 1 :]]
    elif isinstance(value, dict):
        for key, item in value.items():
            for place, changed in with_markup(item):
                yield f".{key}{place}", {**value, key: changed}


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> list[Fault]:
    """What the Nu Html Checker says of a page per example, and of a broken one, in one process."""
    folder = tmp_path_factory.mktemp("examples")
    for number, (each, example) in enumerate(EXAMPLES):
        (folder / f"{number}.html").write_text(each.page([example]), encoding="utf-8")
    broken = COMPONENTS[0].page(COMPONENTS[0].examples[:1]).replace("</ol>", "")
    (folder / "broken.html").write_text(broken, encoding="utf-8")
    return [fault for fault in html_faults(folder) if not fault.is_style]


def test_every_example_is_valid_html(faults: list[Fault]) -> None:
    """The checker finds no error in any of them."""
    found = [fault for fault in faults if fault.file.stem != "broken"]
    assert [f"{IDS[int(fault.file.stem)]}: {fault.words}" for fault in found] == []


def test_the_checker_sees_faults(faults: list[Fault]) -> None:
    """The same run does find an error in a list that is not closed."""
    assert [fault for fault in faults if fault.file.stem == "broken"] != []


# What a page of examples cannot meet, whatever the component does.
SWITCHED_OFF = {
    "duplicate-id-aria": "an id stands once on a page of the site; here, once in each example",
    "landmark-no-duplicate-contentinfo": "a page of the site has one footer; here, each example has one",
    "landmark-contentinfo-is-top-level": "all examples stand inside the main part of their page",
    "landmark-no-duplicate-banner": "a page of the site has one header; here, each example has one",
    "landmark-banner-is-top-level": "all examples stand inside the main part of their page",
    "landmark-unique": "examples of one component bear the same name",
}
# Off in axe unless asked for; the tokens of the style promise 7:1.
SWITCHED_ON = ("color-contrast-enhanced", "target-size")
AXE = (REPOSITORY / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RUN = """async (rules) => {
    const found = await axe.run(document, { rules, resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html.slice(0, 150)}: ${node.failureSummary}`));
}"""
SCHEMES, WIDTHS = ("light", "dark"), (320, 1280)


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Page]:
    """A page to show examples on, with axe."""
    page = browser.new_page()
    page.evaluate(AXE)
    yield page
    page.close()


def show(sheet: Page, html: str) -> None:
    """Put `html` on the page, with everything to be seen that scripts or a tap would show."""
    sheet.set_content(html)
    sheet.evaluate("""() => {
        for (const unseen of document.querySelectorAll("[hidden]")) unseen.hidden = false;
        for (const closed of document.querySelectorAll("details")) closed.open = true;
    }""")


def violations(sheet: Page) -> list[str]:
    """What axe finds on the page."""
    rules = {name: {"enabled": False} for name in SWITCHED_OFF} | {name: {"enabled": True} for name in SWITCHED_ON}
    found: list[str] = sheet.evaluate(RUN, rules)
    return found


@every_component
def test_axe_finds_no_violation(one: Component, sheet: Page) -> None:
    """In any example, in both colour schemes, on a narrow phone and on a wide screen."""
    show(sheet, one.page(one.examples))
    for width in WIDTHS:
        sheet.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            sheet.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert violations(sheet) == [], f"{scheme}, {width} px"


def test_axe_sees_faults(sheet: Page) -> None:
    """A button without a name and text that hardly stands out are noticed in the same way."""
    one = component("print")
    page = one.page(one.examples[:1])
    show(sheet, page.replace("</main>", '<button type="button"></button><p style="color: #666">Hardly seen</p></main>'))
    sheet.emulate_media(color_scheme="light")
    found = " ".join(violations(sheet))
    assert "button-name" in found
    assert "color-contrast-enhanced" in found


@every_component
def test_examples_fit_a_narrow_phone(one: Component, sheet: Page) -> None:
    """At 320 pixels nothing makes the page scroll sideways, however long the words."""
    sheet.set_viewport_size({"width": 320, "height": 800})
    show(sheet, one.page(one.examples))
    assert sheet.evaluate("document.documentElement.scrollWidth") <= 320


# Names that are the same in every language.
PROPER_NAMES = frozenset({"Facebook", "Zalo"})
# Attributes whose values readers see or hear.
SAID = frozenset({"alt", "aria-description", "aria-label", "aria-roledescription", "label", "placeholder", "title"})
# In the place of what Jinja fills in; a character of nobody's.
FILLED_IN = "\ue000"
# The only block that stands inside a tag: the class of the main part.
CLASS_BLOCK = re.compile(r"\{% block main_class %\}.*?\{% endblock %\}")


class Words(HTMLParser):
    """Collects the words of a template outside its tags, and inside the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += re.findall(r"[^\W\d_]+", data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name in SAID or name.startswith("data-"):
                self.handle_data(value or "")


def words_of(template: str) -> list[str]:
    """Words of a language in the source of a template, instead of in the files of texts."""
    words = Words()
    depth, inside = 0, []
    for _, kind, value in environment().lex(CLASS_BLOCK.sub("", template)):
        depth += (kind in ("variable_begin", "block_begin")) - (kind in ("variable_end", "block_end"))
        if kind == "data":
            inside.append(value)
        elif kind in ("variable_end", "block_end"):
            inside.append(FILLED_IN)
        elif depth and kind == "string" and re.search(r"\s|[^\x00-\x7f]", value):
            words.handle_data(value)
    words.feed("".join(inside))
    words.close()
    return [word for word in words.found if word not in PROPER_NAMES]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(OVERRIDES).as_posix())
def test_templates_speak_no_language(template: Path) -> None:
    """Every word comes from the files of texts, so that none is forgotten in translation."""
    assert words_of(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>{# a remark #}<!-- another -->{{ t('share.title') }}: {% if x %}·{% endif %}</p>", []),
        ('<h{{ level }} class="card">Zalo</h{{ level }}>', []),
        ("<p>Nguồn {{ number }}</p>", ["Nguồn"]),
        ("<a{% if x %} hreflang='vi'{% endif %} aria-label='Go home'></a>", ["Go", "home"]),
        ("<p data-said='Chép'></p>", ["Chép"]),
        ("<p>{{ 'by ' ~ name }}{{ 'đã' }}</p>", ["by", "đã"]),
        ("<p>&agrave;</p>", ["à"]),
    ],
)
def test_words_are_found_wherever_they_stand(source: str, words: list[str]) -> None:
    """In text, in what is read out, in Jinja's own strings; never in tags, remarks and names of texts."""
    assert sorted(words_of(source)) == sorted(words)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.relative_to(OVERRIDES).as_posix())
def test_styles_speak_no_language(style: Path) -> None:
    """What a style puts before or after an element is a sign, not a word."""
    values = re.findall(r"\bcontent:([^;}]*)", style.read_text(encoding="utf-8"))
    said = [text for value in values for text in re.findall(r"\"([^\"]*)\"", value)]
    assert [text for text in said if re.search(r"[^\W\d_]", text)] == []
