// Search as you type. Nothing is loaded before the field is used; the words never leave the page and are kept nowhere.

const SHOWN_IN_HEADER = 7;
const SHOWN = 30;
const TEXT_LENGTH = 150;

export function startSearch() {
  for (const box of document.querySelectorAll("[data-search]")) start(box);
}

function start(box) {
  const field = box.querySelector("input");
  const found = box.querySelector(".search-found");
  const list = box.querySelector("[data-search-results]");
  const status = box.querySelector(".search-status");
  const empty = box.querySelector(".search-empty");
  const older = box.querySelector("[data-search-older]");
  const filters = [...box.querySelectorAll("select")];
  const limit = filters.length ? SHOWN : SHOWN_IN_HEADER;
  const parts = box.dataset.parts.split(" ").filter(Boolean);
  let engine = null;
  let loading = null;
  box.dataset.searchState = "idle";

  const load = () => {
    loading ??= (async () => {
      box.dataset.searchState = "loading";
      try {
        const [{ Search, fold }, core] = await Promise.all([program(box.dataset.program), data(box.dataset.core)]);
        engine = new Search({ lang: box.dataset.lang, ...core });
        engine.fold = fold;
        engine.add(core.pages);
        box.dataset.searchState = "ready";
        show();
        await more();
      } catch (error) {
        loading = null;
        box.dataset.searchState = "idle";
        if (field.value.trim()) say(box.dataset.failed);
      }
    })();
    return loading;
  };

  // The next older part; false where there is none.
  const more = async () => {
    const part = parts.shift();
    if (!part) return false;
    try {
      engine.add((await data(part)).pages);
    } catch (error) {
      parts.unshift(part);
      throw error;
    }
    older.hidden = !parts.length;
    show();
    return true;
  };

  const say = (words) => {
    found.hidden = false;
    status.textContent = words;
  };

  const show = () => {
    const query = field.value;
    if (!query.trim()) {
      found.hidden = true;
      list.replaceChildren();
      if (engine) box.dataset.searchState = "ready";
      return;
    }
    if (!engine) {
      say(box.dataset.loading);
      return;
    }
    const wanted = filters.filter((filter) => filter.value);
    const pages = engine.find(query, 1000).filter(({ page }) => wanted.every((filter) => has(page, filter.name, filter.value)));
    list.replaceChildren(...pages.slice(0, limit).map((each) => line(each, query)));
    empty.hidden = pages.length > 0;
    say(pages.length === 1 ? box.dataset.one : box.dataset.count.replace("{count}", pages.length));
    box.dataset.searchState = "done";
  };

  const line = ({ page, terms }, query) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.external ? page.path : box.dataset.base + page.path;
    if (page.external) link.rel = "external noreferrer";
    if (page.lang !== box.dataset.lang) {
      item.lang = page.lang;
      link.hreflang = page.lang;
    }
    const starts = [...terms, ...engine.words(query)];
    link.append(
      part("found-title", marked(page.title, starts)),
      part("found-about", [[page.label, page.where, page.day, page.only].filter(Boolean).join(" · ")], box.dataset.lang),
      part("found-text", marked(passage(page, starts), starts)),
    );
    item.append(link);
    return item;
  };

  const part = (name, children, lang) => {
    const element = document.createElement("span");
    element.className = name;
    if (lang) element.lang = lang;
    element.append(...children);
    return element;
  };

  // Words that were found are marked as they are written, with all their own marks.
  const marked = (text, terms) =>
    text.split(/([\p{L}\p{N}\p{M}]+)/u).map((piece, at) => {
      const plain = at % 2 ? engine.fold(piece) : "";
      if (!plain || !terms.some((term) => plain === term || (term === terms.at(-1) && term.length > 1 && plain.startsWith(term)))) return piece;
      const mark = document.createElement("mark");
      mark.textContent = piece;
      return mark;
    });

  // What to show of a page: its summary, or the part of its text where the words stand, if the summary has none of them.
  const passage = (page, terms) => {
    const summary = page.summary ?? "";
    if (!page.body || terms.some((term) => engine.fold(summary).includes(term))) return summary;
    const piece = page.body.split("¶").find((each) => terms.some((term) => engine.fold(each).includes(term)));
    return piece ? cut(piece.trim(), terms) : summary;
  };

  const cut = (text, terms) => {
    const at = Math.min(...terms.map((term) => engine.fold(text).indexOf(term)).filter((each) => each >= 0));
    const start = text.lastIndexOf(" ", Math.max(0, at - 40)) + 1;
    const end = text.indexOf(" ", start + TEXT_LENGTH);
    return `${start ? "… " : ""}${end < 0 ? text.slice(start) : `${text.slice(start, end)} …`}`;
  };

  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", () => {
    load();
    show();
  });
  for (const filter of filters) filter.addEventListener("change", show);
  older.addEventListener("click", () => more().catch(() => say(box.dataset.failed)));
  box.addEventListener("keydown", (event) => move(event, field, list, found));
  document.addEventListener("click", (event) => {
    if (!filters.length && !box.contains(event.target)) found.hidden = true;
  });
  // Nothing typed is left for whoever comes back to this page.
  addEventListener("pagehide", () => {
    field.value = "";
    list.replaceChildren();
    found.hidden = true;
  });
}

function has(page, name, value) {
  return name === "places" ? (page.places ?? []).includes(value) : page.kind === value;
}

// Arrow keys walk from the field through the results and back; Enter in the field opens the first one.
// Keys are left alone in the filters, and where a word is still being put together.
function move(event, field, list, found) {
  const links = found.hidden ? [] : [...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.isComposing || (event.key !== "Escape" && at < 0 && document.activeElement !== field)) return;
  if (event.key === "Enter" && document.activeElement === field && links.length) links[0].click();
  else if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? field).focus();
  else if (event.key === "Escape" && !found.hidden) {
    found.hidden = true;
    field.focus();
    return;
  } else return;
  event.preventDefault();
}

// Loaded as scripts, which works from a USB stick too: each puts what it has into a list.
function program(address) {
  return loaded(address, () => self.antoanSearch?.program);
}

function data(address) {
  return loaded(address, () => self.antoanSearch?.data?.shift());
}

function loaded(address, take) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      script.remove();
      resolve(take());
    };
    script.onerror = reject;
    document.head.append(script);
  });
}
