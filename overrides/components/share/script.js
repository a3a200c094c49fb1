// Copies the address, or hands it to the phone's own list of apps.

export function startShare() {
  const box = document.querySelector("[data-share-links]");
  if (!box) return;
  const status = box.querySelector("[data-share-status]");
  const { address, title, copied, failed } = box.dataset;

  offer(box.querySelector("[data-share-copy]"), navigator.clipboard, async () => {
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = copied;
    } catch (error) {
      status.textContent = failed.replace("{address}", address);
    }
  });
  offer(box.querySelector("[data-share-system]"), navigator.share, async () => {
    try {
      await navigator.share({ title, url: address });
    } catch (error) {
      // Closing the list without choosing is no fault.
    }
  });
}

function offer(button, isPossible, action) {
  if (!isPossible) return;
  button.disabled = false;
  button.addEventListener("click", action);
}
