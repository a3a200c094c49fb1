// Makes the headings of a table buttons that sort it: by the number in `data-value`, or by the words.

export function startSort() {
  for (const table of document.querySelectorAll("[data-sortable]")) {
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
        sort(table.tBodies[0], column, heading.dataset.by === "number", order === "ascending" ? 1 : -1, words);
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
