// A click on a heading sorts its table; the field above a long table filters its rows.
for (const heading of document.querySelectorAll("th")) {
  heading.firstChild.addEventListener("click", () => {
    const column = heading.cellIndex;
    const up = heading.getAttribute("aria-sort") === "descending";
    for (const other of heading.parentNode.children) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = heading.closest("table").tBodies[0];
    const value = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent;
    const order = (a, b) =>
      a - b || String(a).localeCompare(String(b), undefined, { numeric: true });
    const rows = [...body.rows].sort((a, b) => order(value(a), value(b)));
    body.append(...(up ? rows : rows.reverse()));
  });
}
for (const field of document.querySelectorAll("input[type=search]")) {
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/);
    for (const row of field.parentNode.querySelector("tbody").rows) {
      const name = row.cells[0].textContent.toLowerCase();
      row.hidden = !words.every((word) => name.includes(word));
    }
  });
}
