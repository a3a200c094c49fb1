// Reads the article aloud, passage by passage: one long text would be cut off by Chrome after fifteen seconds.

const PASSAGES = "h1, h2, h3, p, li, dt, dd, th, td, caption";
const SILENT = "nav, .tools, .sources, .share, .keep, [hidden]";

export function startListen() {
  const button = document.querySelector("[data-listen]");
  if (!button || !window.speechSynthesis || !window.SpeechSynthesisUtterance) return;
  const label = button.querySelector("[data-listen-label]");
  const start = label.textContent;
  let passages = [];
  // Browsers tell late that a passage was cancelled; only the one being read counts.
  let current = null;

  const offer = () => {
    if (ownVoice(button.dataset.listen)) button.disabled = false;
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);

  const stop = () => {
    passages = [];
    current = null;
    speechSynthesis.cancel();
    mark(null);
    label.textContent = start;
  };
  const next = () => {
    const passage = passages.shift();
    if (!passage) {
      stop();
      return;
    }
    const said = new SpeechSynthesisUtterance(passage.textContent.replace(/\s+/g, " ").trim());
    said.voice = ownVoice(button.dataset.listen);
    said.lang = said.voice.lang;
    said.onend = () => said === current && next();
    said.onerror = () => said === current && stop();
    current = said;
    mark(passage);
    speechSynthesis.speak(said);
  };
  button.addEventListener("click", () => {
    if (label.textContent !== start) {
      stop();
      return;
    }
    label.textContent = button.dataset.stop;
    passages = passagesOf(document.querySelector("article") || document.querySelector("main"));
    speechSynthesis.cancel();
    next();
  });
  addEventListener("pagehide", stop);
}

// A voice on the device itself: others send the text to a company's server.
function ownVoice(language) {
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
}

// Innermost passages only, in the order they stand.
function passagesOf(article) {
  return [...article.querySelectorAll(PASSAGES)].filter(
    (passage) => !passage.closest(SILENT) && !passage.querySelector(PASSAGES) && passage.textContent.trim(),
  );
}

function mark(passage) {
  for (const marked of document.querySelectorAll(".is-read")) marked.classList.remove("is-read");
  if (passage) passage.classList.add("is-read");
}
