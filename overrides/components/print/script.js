// Offers what the browser's menu hides well.

export function startPrint() {
  if (typeof print !== "function") return;
  for (const button of document.querySelectorAll("[data-print]")) {
    button.disabled = false;
    button.addEventListener("click", () => print());
  }
}
