// Finds what Vietnamese readers type: with marks or without, half a word, a letter wrong, another word for it.
// Runs in the page and, for editors, on the terminal: the same code, so the same order.
//
// MiniSearch finds the pages that hold any of the words; their order is made here: how much of what was typed a page
// holds (rare words count more), in which part of it, how much of it in a row, and with which marks.

import MiniSearch from "minisearch";

const TONES = { "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5 };
const MARKS = /[\u0300-\u036f]/g;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

// What it is worth to stand in a part of a page.
const FIELDS = { title: 1, words: 0.8, headings: 0.65, summary: 0.6, body: 0.4 };
// How much more a page of a kind is what readers come for.
const KINDS = {
  help: 1.25, hotlines: 1.1, guides: 1.25, law: 1.2, schools: 1.05, safety: 1.1, page: 0.8, glossary: 0.45, figures: 1,
  places: 1, organisations: 0.85, topics: 0.6, projects: 0.9, plans: 0.95, news: 0.9, press: 0.5,
};
const WHOLE = 3;
const RUN_IN_TITLE = 0.7;
const RUN = 0.5;
const TITLE_ITSELF = 1.1;
const FREQUENT = 0.3;
const WITH_MARKS = 0.4;
const NEAR = 0.6;
const START = 0.8;
const SMALL = 0.15;
// Where a reader who asks what a word means finds it.
const MEANING = 2.5;
const MEANINGS = new Set(["glossary", "organisations"]);
const OTHER_LANGUAGE = 0.3;
const SYNONYM = 0.85;
const VARIANTS_AT_MOST = 6;
// Pages whose order is looked at closely, for each way to say the query; what is much worse than the best is left out.
const CANDIDATES = 60;
const WORTH_SHOWING = 0.12;

// Letters without any mark: "đường" and "duong" give "duong".
export function fold(text) {
  return text.normalize("NFD").replace(MARKS, "").toLowerCase().replace(/đ/g, "d");
}

// A syllable with its marks, wherever its tone is written: "hòa" and "hoà" are one.
function marked(word) {
  let tone = "";
  let letters = "";
  for (const ch of word.toLowerCase().normalize("NFD")) {
    if (TONES[ch]) tone = TONES[ch];
    else letters += ch;
  }
  return letters.normalize("NFC") + tone;
}

function split(text) {
  return text.normalize("NFC").match(WORD) ?? [];
}

function folded(text) {
  return split(text).map(fold);
}

export class Search {
  // synonyms: groups of phrases that mean the same; urgent: phrases for which help comes first; small: words that say
  // little; meaning: phrases that ask what a word means.
  constructor({ lang, synonyms, urgent, small, meaning }) {
    this.lang = lang;
    this.small = new Set(small.map(fold));
    this.meaning = meaning.map((phrase) => ` ${folded(phrase).join(" ")} `);
    this.pages = new Map();
    this.counts = new Map();
    this.urgent = urgent.map((phrase) => ` ${folded(phrase).join(" ")} `);
    this.synonyms = new Map();
    for (const group of synonyms) {
      const phrases = [...new Set(group.map((phrase) => folded(phrase).join(" ")))];
      for (const phrase of phrases) {
        const first = phrase.split(" ")[0];
        this.synonyms.set(first, [...(this.synonyms.get(first) ?? []), { phrase, others: phrases }]);
      }
    }
    this.index = new MiniSearch({
      idField: "key",
      fields: Object.keys(FIELDS),
      extractField: (page, name) => (name === "key" ? page.key : page.plain[name].join(" ")),
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term || null,
    });
  }

  add(pages) {
    for (const page of pages) {
      page.plain = {};
      for (const name in FIELDS) page.plain[name] = folded(page[name] ?? "");
      page.strength = new Map();
      for (const name in FIELDS) {
        for (const word of page.plain[name]) {
          if (!(page.strength.get(word) >= FIELDS[name])) page.strength.set(word, FIELDS[name]);
        }
      }
      for (const word of page.strength.keys()) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
      this.pages.set(page.key, page);
    }
    this.index.addAll(pages);
  }

  // The words of a query as the index knows them.
  words(query) {
    return folded(query);
  }

  // Pages for `query`, the best first: { page, score, terms }.
  find(query, limit = 20) {
    const typed = split(query);
    const plain = typed.map(fold);
    if (!plain.length) return [];
    const isOpen = !/\s$/.test(query);
    const marks = typed.filter((word, at) => word.toLowerCase() !== plain[at]).map(marked);
    const said = ` ${plain.join(" ")} `;
    const asksMeaning = this.meaning.some((phrase) => said.includes(phrase));
    const found = new Map();
    for (const { terms, weight } of this.variants(plain)) {
      const near = terms.map((term, at) => (isOpen && at === terms.length - 1 ? this.starts(term) : null) ?? this.near(term));
      const hits = this.hits(terms, near).slice(0, CANDIDATES);
      for (const hit of hits) {
        const page = this.pages.get(hit.id);
        const meant = asksMeaning && MEANINGS.has(page.kind) ? MEANING : 1;
        const score = weight * meant * this.score(page, terms, near, hit.score / hits[0].score, weight === 1 ? marks : [], isOpen);
        if (!(found.get(hit.id)?.score >= score)) found.set(hit.id, { page, score, terms: hit.terms });
      }
    }
    if (this.urgent.some((phrase) => said.includes(phrase))) this.helpFirst(found);
    const all = [...found.values()].sort((a, b) => b.score - a.score || (a.page.key < b.page.key ? -1 : 1));
    return all.filter(({ score }) => score >= all[0].score * WORTH_SHOWING).slice(0, limit);
  }

  // The words as typed, and with one phrase replaced by each of its synonyms.
  variants(plain) {
    const made = [{ terms: plain, weight: 1 }];
    // A number typed in groups.
    if (plain.length > 1 && plain.every((word) => /^\d+$/.test(word))) made.push({ terms: [plain.join("")], weight: 1 });
    for (let at = 0; at < plain.length; at++) {
      for (const { phrase, others } of this.synonyms.get(plain[at]) ?? []) {
        const length = phrase.split(" ").length;
        if (plain.slice(at, at + length).join(" ") !== phrase) continue;
        for (const other of others) {
          if (other === phrase || made.length > VARIANTS_AT_MOST) continue;
          made.push({ terms: [...plain.slice(0, at), ...other.split(" "), ...plain.slice(at + length)], weight: SYNONYM });
        }
      }
    }
    return made;
  }

  hits(terms, near) {
    const others = near.flatMap((words) => [...words.keys()]);
    const telling = terms.filter((term) => !this.small.has(term));
    return this.index.search([...new Set([...(telling.length ? telling : terms), ...others])].join(" "), { boost: FIELDS });
  }

  // Known words that begin with what was typed so far.
  starts(term) {
    if (term.length < 2) return null;
    const words = new Map();
    for (const word of this.counts.keys()) if (word !== term && word.startsWith(term)) words.set(word, START);
    return words.size ? words : null;
  }

  // Known words for one that is not: with a letter wrong, or typed as Telex writes it.
  near(term) {
    const words = new Map();
    if (this.counts.has(term) || term.length < 3 || /\d/.test(term)) return words;
    const typed = term.replace(/([aeod])\1/g, "$1").replace(/w/g, "");
    for (const word of [typed, typed.replace(/[sfrxj](?=[a-z]?$)/, "")]) if (this.counts.has(word)) words.set(word, NEAR);
    if (!words.size) for (const word of this.counts.keys()) if (isNear(word, term)) words.set(word, NEAR);
    return words;
  }

  // Rare words say more; one that stands nowhere says as much as the rarest.
  weight(term) {
    const rare = Math.log(1 + this.pages.size / ((this.counts.get(term) ?? 0) + 1));
    return this.small.has(term) ? rare * SMALL : rare;
  }

  score(page, terms, near, frequency, marks, isOpen) {
    let all = 0;
    let held = 0;
    let strong = 0;
    terms.forEach((term, at) => {
      const weight = this.weight(term);
      all += weight;
      const [strength, share] = strengthOf(page, term, near[at]);
      held += weight * share;
      strong += weight * share * strength;
    });
    const title = ` ${page.plain.title.join(" ")} `;
    let score = (held / all) ** WHOLE * (strong / all);
    score *= 1 + RUN_IN_TITLE * run(terms, [title], isOpen) + RUN * run(terms, this.textOf(page), isOpen);
    if (` ${terms.join(" ")} `.includes(title)) {
      const said = page.plain.title.reduce((sum, term) => sum + this.weight(term), 0);
      score *= 1 + TITLE_ITSELF * (said / all);
    }
    score *= 1 + FREQUENT * frequency;
    if (marks.length) score *= 1 - WITH_MARKS + WITH_MARKS * (marks.filter((word) => this.marksOf(page).has(word)).length / marks.length);
    return score * (KINDS[page.kind] ?? 1) * (page.lang === this.lang ? 1 : OTHER_LANGUAGE);
  }

  textOf(page) {
    page.text ??= Object.values(page.plain).map((words) => ` ${words.join(" ")} `);
    return page.text;
  }

  marksOf(page) {
    page.marks ??= new Set(Object.keys(FIELDS).flatMap((name) => split(page[name] ?? "").map(marked)));
    return page.marks;
  }

  helpFirst(found) {
    const best = Math.max(0, ...[...found.values()].map(({ score }) => score));
    const page = this.pages.get("help");
    if (page) found.set("help", { page, score: best * 1.01 + 0.01, terms: found.get("help")?.terms ?? [] });
  }
}

// Where on a page a word, or one near to it, stands at best, and how surely it is that word.
function strengthOf(page, term, near) {
  if (page.strength.has(term)) return [page.strength.get(term), 1];
  let best = [0, 0];
  for (const [word, share] of near) {
    const strength = page.strength.get(word) ?? 0;
    if (share * strength > best[0] * best[1]) best = [strength, share];
  }
  return best;
}

// The longest run of `terms` that stands in one of `texts` in a row, as a share of all.
function run(terms, texts, isOpen) {
  for (let length = terms.length; length > (terms.length > 1 ? 1 : 0); length--) {
    for (let at = 0; at + length <= terms.length; at++) {
      const end = isOpen && at + length === terms.length ? "" : " ";
      const piece = ` ${terms.slice(at, at + length).join(" ")}${end}`;
      if (texts.some((text) => text.includes(piece))) return terms.length > 1 ? (length - 1) / (terms.length - 1) : 0.5;
    }
  }
  return 0;
}

// One letter more, less or other, or two that changed places.
function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const rest = (x, y) => a.slice(at + x) === b.slice(at + y);
  return rest(1, 1) || rest(1, 0) || rest(0, 1) || (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(2, 2));
}
