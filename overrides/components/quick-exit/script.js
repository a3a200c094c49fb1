// Leaves the site at once. Stands inside every page, before its text, so that it works while the rest still loads.
// Knows no language: what is announced comes from the link's data attributes.

const destination = document.currentScript.dataset.to;
const navigation = window.navigation && window.navigation.entries ? window.navigation : null;

const PRESSES = 3;
// Presses further apart than this are not one wish to leave. GOV.UK's button has the same limit.
const PRESS_SECONDS = 5;
// How long our first page may take to come back before we leave from where we are.
const PATIENCE_MS = 500;
// What every page writes beside its entry in the tab's history, for the pages before it to read. Addresses would not do:
// browsers hide those of pages that send no referrer. It goes with the tab; nothing is stored.
const OURS = { ours: true };
const LEFT = { ours: true, left: true };

// Called by the click, and again by every page that is passed on the way out.
function leave() {
  blank();
  const first = firstOwnEntry();
  if (first < 0) {
    go();
    return;
  }
  const steps = first - navigation.currentEntry.index;
  // The mark stays with this entry of the tab's history, and tells the pages before it that the reader has left.
  navigation.updateCurrentEntry({ state: LEFT });
  if (steps === 0) {
    cutOffAndGo();
    return;
  }
  // Too slow: this page stays behind, blank and marked, and whoever comes back to it is led out again.
  after(PATIENCE_MS, () => location.assign(destination));
  // Where the first entry is another place in this same page, no page loads.
  addEventListener("popstate", cutOffAndGo, { once: true });
  history.go(steps);
}

// Index of the oldest of our pages in this tab since it came from elsewhere; -1 where there is only this one. What has
// no mark, such as a feed, carries no script, so nobody could go on from there.
function firstOwnEntry() {
  if (!navigation || !navigation.currentEntry) return -1;
  const entries = navigation.entries();
  return entries.length > 1 ? entries.findIndex((entry) => has(entry, "ours")) : -1;
}

// On our first page: whatever lies ahead of it is dropped from the tab's history, then the page itself gives way.
function cutOffAndGo() {
  if (!navigation.canGoForward) {
    go();
    return;
  }
  try {
    addEventListener("popstate", go, { once: true });
    history.pushState(null, "", location.href);
    navigation.updateCurrentEntry({ state: LEFT });
    after(PATIENCE_MS, go);
    history.back();
  } catch (error) {
    go();
  }
}

function go() {
  location.replace(destination);
}

// A page that waits in memory must not act when it is shown again.
function after(milliseconds, action) {
  const timer = setTimeout(action, milliseconds);
  addEventListener("pagehide", () => clearTimeout(timer), { once: true });
}

// Nothing to read, to hear or to see in a list of tabs.
function blank() {
  document.title = "";
  if (window.speechSynthesis) speechSynthesis.cancel();
  const link = document.querySelector("[data-exit]");
  if (!document.body || document.body.dataset.blank) return;
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  document.body.textContent = "";
  document.body.dataset.blank = "yes";
  document.body.style.cssText = "display:block;margin:0;padding:0;min-height:100vh;background:#fff";
  document.documentElement.style.background = "#fff";
  document.body.append(said);
  said.textContent = link ? link.dataset.leaving : "";
}

function hasLeft() {
  if (!navigation || !navigation.currentEntry) return false;
  return navigation.entries().some((entry) => entry.index >= navigation.currentEntry.index && has(entry, "left"));
}

function has(entry, mark) {
  const state = entry.getState();
  return !!state && state[mark] === true;
}

function markOwn() {
  if (navigation.currentEntry && !has(navigation.currentEntry, "ours")) navigation.updateCurrentEntry({ state: OURS });
}

let presses = 0;
let lastPress = 0;

function countPress(event) {
  if (event.key !== "Escape" || event.repeat) return;
  const link = document.querySelector("[data-exit]");
  const status = document.querySelector("[data-exit-status]");
  const late = event.timeStamp - lastPress > PRESS_SECONDS * 1000;
  presses = late ? 1 : presses + 1;
  lastPress = event.timeStamp;
  if (presses >= PRESSES) {
    presses = 0;
    // Escape also tells a browser to stop loading: the page we leave for must come.
    event.preventDefault();
    leave();
  } else if (link && status) {
    const mine = lastPress;
    status.textContent = presses === PRESSES - 1 ? link.dataset.onceMore : link.dataset.twiceMore;
    setTimeout(() => {
      if (mine === lastPress) {
        presses = 0;
        status.textContent = "";
      }
    }, PRESS_SECONDS * 1000);
  }
}

addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("[data-exit]");
  // A middle click or Ctrl asks for another tab; the plain link does that.
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  leave();
});
addEventListener("keydown", countPress);
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (hasLeft()) leave();
  else if (document.body.dataset.blank) location.reload();
});
if (navigation) {
  markOwn();
  // A jump within the page makes an entry of its own.
  navigation.addEventListener("currententrychange", markOwn);
}
if (hasLeft()) {
  document.documentElement.style.display = "none";
  leave();
}
