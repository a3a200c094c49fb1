"""Reading a real page aloud, with a stand-in for the device's voices that notes what it is told to say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from antoan.model.language import Language
from antoan.strings.texts import interface_texts

GUIDE = "guides/kiem-tra-loi-moi-viec-lam/"
START = {language.value: interface_texts(language)("listen.label") for language in Language}
STOP = {language.value: interface_texts(language)("listen.stop") for language in Language}
LOCAL_VI = {"lang": "vi-VN", "localService": True}
REMOTE_VI = {"lang": "vi-VN", "localService": False}
LOCAL_EN = {"lang": "en-US", "localService": True}
LOWER_VI = {"lang": "vi_vn", "localService": True}
# Says nothing. `finish` ends the passage that is being said, as the device does after a while; `late` holds back what
# the end of a cancelled passage would tell. The notes outlast the page.
STAND_IN = """
(() => {
  const note = (line) => sessionStorage.setItem("said", JSON.stringify([...notes(), line]));
  const notes = () => JSON.parse(sessionStorage.getItem("said") || "[]");
  const device = new EventTarget();
  let voices = VOICES;
  let current = null;
  const late = [];
  const marked = [];
  const end = (said, name) => said[name] && said[name]();
  Object.assign(device, {
    getVoices: () => voices,
    speak: (said) => {
      current = said;
      note(["speak", said.text, said.lang, said.voice.localService]);
      marked.push(document.querySelector(".is-read"));
    },
    cancel: () => {
      note(["cancel"]);
      if (current) late.push(current);
      current = null;
    },
  });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: device, configurable: true });
  window.voice = {
    finish: () => { const said = current; current = null; end(said, "onend"); },
    fail: () => { const said = current; current = null; end(said, "onerror"); },
    settle: (name) => late.splice(0).forEach((said) => end(said, name)),
    come: (list) => { voices = list; device.dispatchEvent(new Event("voiceschanged")); },
    isSpeaking: () => current !== null,
    readInside: (selector) => marked.filter((element) => element.closest(selector)).length,
  };
})();
"""


@pytest.fixture(scope="module")
def browser_window(browser: Browser, home: str) -> Iterator[BrowserContext]:
    """A browser for all of these tests."""
    context = browser.new_context(base_url=home)
    yield context
    context.close()


@pytest.fixture
def context(browser_window: BrowserContext) -> Iterator[BrowserContext]:
    """The same, with its pages closed afterwards."""
    yield browser_window
    for page in browser_window.pages:
        page.close()


def opened(context: BrowserContext, path: str, *voices: dict[str, Any]) -> Page:
    """The page at `path` on a device with these `voices`."""
    page = context.new_page()
    page.add_init_script(STAND_IN.replace("VOICES", json.dumps(voices)))
    page.goto(path)
    expect(page.locator("[data-print]")).to_be_visible()  # the scripts have run
    return page


def notes(page: Page) -> list[list[Any]]:
    """What the device was told, in order."""
    told: list[list[Any]] = page.evaluate("JSON.parse(sessionStorage.getItem('said') || '[]')")
    return told


def said(page: Page) -> list[str]:
    """The passages that were read."""
    return [line[1] for line in notes(page) if line[0] == "speak"]


def read_to_the_end(page: Page) -> list[str]:
    """Every passage of the page."""
    page.locator("[data-listen]").click()
    page.evaluate("() => { while (voice.isSpeaking()) voice.finish(); }")
    return said(page)


@pytest.mark.parametrize(
    ("path", "voices", "is_offered"),
    [
        (GUIDE, [LOCAL_VI], True),
        (GUIDE, [LOWER_VI], True),
        (GUIDE, [LOCAL_EN, REMOTE_VI, LOCAL_VI], True),
        (GUIDE, [REMOTE_VI], False),
        (GUIDE, [LOCAL_EN], False),
        (GUIDE, [REMOTE_VI, LOCAL_EN], False),
        (GUIDE, [], False),
        (f"en/{GUIDE}", [LOCAL_EN], True),
        (f"en/{GUIDE}", [LOCAL_VI], False),
    ],
)
def test_it_is_offered_only_with_a_voice_of_the_device(
    path: str, voices: list[dict[str, Any]], is_offered: bool, context: BrowserContext
) -> None:
    """In the page's own language; a voice on a company's server would tell it what is read."""
    page = opened(context, path, *voices)
    expect(page.locator("[data-listen]")).to_be_visible(visible=is_offered)


def test_it_appears_when_the_voices_come(context: BrowserContext) -> None:
    """Many devices name their voices a while after the page has come."""
    page = opened(context, GUIDE)
    expect(page.locator("[data-listen]")).to_be_hidden()
    page.evaluate("voices => voice.come(voices)", [LOCAL_EN])
    expect(page.locator("[data-listen]")).to_be_hidden()
    page.evaluate("voices => voice.come(voices)", [LOCAL_VI])
    expect(page.locator("[data-listen]")).to_be_visible()


def test_it_is_unseen_where_nothing_can_speak(browser: Browser, home: str) -> None:
    """Without scripts, and in browsers that have no speech."""
    silent = browser.new_context(base_url=home, java_script_enabled=False)
    page = silent.new_page()
    page.goto(GUIDE)
    assert page.locator("[data-listen]").count() == 1
    expect(page.locator("[data-listen]")).to_be_hidden()
    silent.close()
    mute = browser.new_context(base_url=home)
    mute.add_init_script("delete window.speechSynthesis; delete window.SpeechSynthesisUtterance;")
    page = mute.new_page()
    page.goto(GUIDE)
    expect(page.locator("[data-print]")).to_be_visible()
    expect(page.locator("[data-listen]")).to_be_hidden()
    mute.close()


@pytest.mark.parametrize(("path", "voices"), [(GUIDE, [REMOTE_VI, LOCAL_VI]), (f"en/{GUIDE}", [LOCAL_VI, LOCAL_EN])])
def test_it_reads_the_article_from_its_title_on(
    path: str, voices: list[dict[str, Any]], context: BrowserContext
) -> None:
    """Title, summary, steps, numbers and text, each once and in order, all with the device's own voice."""
    page = opened(context, path, *voices)
    passages = read_to_the_end(page)
    language = "en" if path.startswith("en/") else "vi"
    assert passages[0] == page.locator("h1").inner_text()
    wanted = [".lead", ".key-message", ".easy-read li", ".steps li", ".hotline-line strong", ".body h2", ".body li"]
    places = []
    for selector in wanted:
        text = " ".join((page.locator(selector).first.text_content() or "").split())
        places.append(next(index for index, passage in enumerate(passages) if text in passage))
    assert places == sorted(places)
    told = [line for line in notes(page) if line[0] == "speak"]
    assert {(lang[:2].lower(), is_local) for _, _, lang, is_local in told} == {(language, True)}
    in_page: list[str] = page.locator(".body p, .body li").evaluate_all(
        "found => found.filter(e => !e.querySelector('p, li')).map(e => e.textContent.replace(/\\s+/g, ' ').trim())"
    )
    assert [text for text in in_page if passages.count(text) < 1] == []


UNREAD = (
    "nav",
    "header.site-header",
    "footer",
    "button",
    ".tools",
    ".sources",
    ".share",
    ".keep",
    ".related",
    ".reach",
)


def test_it_reads_neither_menus_nor_sources_nor_buttons(context: BrowserContext) -> None:
    """Nor anything else outside the article."""
    page = opened(context, GUIDE, LOCAL_VI)
    passages = read_to_the_end(page)
    for selector in UNREAD:
        assert page.locator(selector).count() >= 1, selector
        assert page.evaluate("selector => voice.readInside(selector)", selector) == 0, selector
    assert page.evaluate("voice.readInside('article')") == len(passages)


def test_long_texts_are_said_in_passages(context: BrowserContext) -> None:
    """The next one starts when the last has ended; some browsers break off a text that takes long."""
    page = opened(context, GUIDE, LOCAL_VI)
    page.locator("[data-listen]").click()
    assert len(said(page)) == 1
    page.evaluate("voice.finish()")
    assert len(said(page)) == 2
    assert max(map(len, said(page))) < 1000


def test_the_passage_being_read_is_marked(context: BrowserContext) -> None:
    """One at a time, and none after the end."""
    page = opened(context, GUIDE, LOCAL_VI)
    page.locator("[data-listen]").click()
    expect(page.locator(".is-read")).to_have_count(1)
    assert page.locator(".is-read").evaluate("element => element.tagName") == "H1"
    page.evaluate("voice.finish()")
    expect(page.locator(".is-read")).to_have_count(1)
    assert page.locator(".is-read").evaluate("element => element.tagName") != "H1"
    page.evaluate("() => { while (voice.isSpeaking()) voice.finish(); }")
    expect(page.locator(".is-read")).to_have_count(0)


@pytest.mark.parametrize(("path", "voice"), [(GUIDE, LOCAL_VI), (f"en/{GUIDE}", LOCAL_EN)])
def test_a_second_tap_stops(path: str, voice: dict[str, Any], context: BrowserContext) -> None:
    """At once, and the button says what the next tap does."""
    page = opened(context, path, voice)
    language = "en" if path.startswith("en/") else "vi"
    button = page.locator("[data-listen]")
    expect(button).to_have_text(START[language])
    button.click()
    expect(button).to_have_text(STOP[language])
    button.click()
    assert notes(page)[-1] == ["cancel"]
    expect(button).to_have_text(START[language])
    expect(page.locator(".is-read")).to_have_count(0)


@pytest.mark.parametrize("event", ["onend", "onerror"])
def test_a_stopped_reading_stays_stopped(event: str, context: BrowserContext) -> None:
    """However the device reports the passage that was cut off: as ended, or as failed."""
    page = opened(context, GUIDE, LOCAL_VI)
    button = page.locator("[data-listen]")
    button.click()
    button.click()
    page.evaluate("name => voice.settle(name)", event)
    assert len(said(page)) == 1
    expect(button).to_have_text(START["vi"])


@pytest.mark.parametrize("event", ["onend", "onerror"])
def test_a_reading_started_again_begins_with_the_title(event: str, context: BrowserContext) -> None:
    """Also where the device is late to report the passage that was cut off before."""
    page = opened(context, GUIDE, LOCAL_VI)
    button = page.locator("[data-listen]")
    button.click()
    page.evaluate("voice.finish()")
    button.click()
    button.click()
    page.evaluate("name => voice.settle(name)", event)
    title = page.locator("h1").inner_text()
    assert [passage == title for passage in said(page)] == [True, False, True]
    assert page.evaluate("voice.isSpeaking()")
    expect(button).to_have_text(STOP["vi"])


def test_a_voice_that_fails_gives_the_button_back(context: BrowserContext) -> None:
    """The reader may try again."""
    page = opened(context, GUIDE, LOCAL_VI)
    button = page.locator("[data-listen]")
    button.click()
    page.evaluate("voice.fail()")
    expect(button).to_have_text(START["vi"])
    expect(page.locator(".is-read")).to_have_count(0)
    button.click()
    assert len(said(page)) == 2


@pytest.mark.parametrize("leave", ["link", "reload"])
def test_leaving_the_page_silences_it(leave: str, context: BrowserContext) -> None:
    """A browser goes on speaking after the page has gone, unless it is told to stop."""
    page = opened(context, GUIDE, LOCAL_VI)
    page.locator("[data-listen]").click()
    assert notes(page)[-1][0] == "speak"
    if leave == "link":
        page.locator(".language-toggle a").click()
        page.wait_for_url(f"**/en/{GUIDE}")
    else:
        page.reload()
    assert notes(page)[-1] == ["cancel"]


def test_a_page_that_is_not_read_touches_no_voice(context: BrowserContext) -> None:
    """Opening it says nothing and interrupts nothing."""
    page = opened(context, GUIDE, LOCAL_VI)
    assert notes(page) == []
