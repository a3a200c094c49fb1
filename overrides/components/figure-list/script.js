// Makes the headings of a table buttons that sort it: by the number in `data-value` below a heading with `data-number`,
// else by the words. Some browsers forget that rows shown as blocks are a table: the roles remind them.

const ROLES = { col: "columnheader", row: "rowheader" };

export function startSort() {
  for (const table of document.querySelectorAll("[data-sortable]")) {
    table.setAttribute("role", "table");
    for (const part of [table.tHead, ...table.tBodies]) part.setAttribute("role", "rowgroup");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      for (const cell of row.cells) cell.setAttribute("role", ROLES[cell.scope] || "cell");
    }
    const headings = [...table.tHead.rows[0].cells];
    const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
    headings.forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const order = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
        for (const each of headings) each.removeAttribute("aria-sort");
        heading.setAttribute("aria-sort", order);
        sort(table.tBodies[0], column, "number" in heading.dataset, order === "ascending" ? 1 : -1, words);
      });
    });
  }
}

function sort(body, column, isNumber, sign, words) {
  const value = (row) => row.cells[column].dataset.value ?? "";
  const compare = isNumber
    // What has no number stands last either way.
    ? (a, b) => (value(a) === "") - (value(b) === "") || sign * (Number(value(a)) - Number(value(b)))
    : (a, b) => sign * words.compare(a.cells[column].textContent, b.cells[column].textContent);
  body.append(...[...body.rows].sort(compare));
}
