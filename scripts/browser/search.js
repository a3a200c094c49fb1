// Searches on the terminal, for editors: reads { languages, queries } from standard input, writes a list of results a query.

import { readFileSync } from "node:fs";
import { Search } from "../../overrides/components/search/engine.js";

const { languages, queries } = JSON.parse(readFileSync(0, "utf8"));
const engines = {};
for (const [name, { core, parts, ...known }] of Object.entries(languages)) {
  engines[name] = new Search({ lang: name, ...known });
  engines[name].add(core);
  for (const part of parts) engines[name].add(part);
}
const found = queries.map(({ q, lang, limit }) =>
  engines[lang].find(q, limit).map(({ page, score }) => ({
    key: page.key, path: page.path, title: page.title, kind: page.kind, lang: page.lang, score: Number(score.toFixed(3)),
  })),
);
process.stdout.write(JSON.stringify(found));
