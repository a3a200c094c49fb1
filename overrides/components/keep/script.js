// Keeps help, hotlines and guides on the phone, and erases them: nothing is registered or stored before the tap.

// In step with worker.js.
const CACHE_PREFIX = "an-toan-kept-";

export function startKeep() {
  const box = document.querySelector("[data-keep-box]");
  if (!box || !document.documentElement.dataset.keep) return;
  const root = new URL(box.dataset.root, location.href);
  const save = box.querySelector("[data-keep-save]");
  const erase = box.querySelector("[data-keep-erase]");
  const status = box.querySelector("[data-keep-status]");
  const cacheName = CACHE_PREFIX + root.href;

  // What is kept, and `whenKept` or `whenNot` with it. Looking takes a while: the last look counts.
  let look = 0;
  const show = async (whenKept, whenNot) => {
    look += 1;
    const mine = look;
    const kept = await keptFiles(cacheName);
    if (mine !== look) return;
    let pages = 0;
    for (const item of box.querySelectorAll("[data-path]")) {
      const isThere = kept.paths.has(new URL(item.dataset.path, root).pathname);
      item.dataset.state = isThere ? box.dataset.pageKept : "";
      pages += isThere;
    }
    const isKept = kept.paths.size > 0;
    save.hidden = isKept;
    save.disabled = false;
    erase.hidden = !isKept;
    const message = isKept ? whenKept : whenNot;
    status.textContent = message.replace("{pages}", pages).replace("{size}", Math.ceil(kept.bytes / 1024));
  };

  save.addEventListener("click", async () => {
    save.disabled = true;
    status.textContent = box.dataset.saving;
    try {
      await install(root);
      await show(box.dataset.kept, box.dataset.failed);
      box.querySelector("details").open = true;
      erase.focus();
    } catch (error) {
      await eraseAll(root, cacheName);
      await show(box.dataset.kept, box.dataset.failed);
    }
  });
  erase.addEventListener("click", async () => {
    await eraseAll(root, cacheName);
    await show(box.dataset.kept, box.dataset.erased);
    save.focus();
  });
  show(box.dataset.kept, "");
}

async function install(root) {
  // A worker that was unregistered lives on while this page is open, and would be taken up again without saving
  // anything: a new address makes it a new one.
  const registration = await navigator.serviceWorker.register(new URL(`sw.js?${Date.now()}`, root), {
    scope: root.pathname,
    updateViaCache: "none",
  });
  const worker = registration.installing || registration.waiting || registration.active;
  await new Promise((done, fail) => {
    const check = () => {
      if (worker.state === "activated") done();
      // Some page did not arrive: half a set is kept by nobody.
      if (worker.state === "redundant") fail(new Error("not installed"));
    };
    worker.addEventListener("statechange", check);
    check();
  });
}

async function eraseAll(root, cacheName) {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.filter((found) => found.scope === root.href).map((found) => found.unregister()));
  await caches.delete(cacheName);
}

// Paths of what is kept, and how much room it takes.
async function keptFiles(cacheName) {
  const paths = new Set();
  let bytes = 0;
  if (await caches.has(cacheName)) {
    const cache = await caches.open(cacheName);
    for (const request of await cache.keys()) {
      paths.add(new URL(request.url).pathname);
      const answer = await cache.match(request);
      if (answer) bytes += (await answer.blob()).size;
    }
  }
  return { paths, bytes };
}
