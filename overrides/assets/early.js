// Stands in every page, before its text: what must work while the rest still loads, and what the page needs to know
// before it is drawn, so that nothing moves later.

import "../components/quick-exit/script.js";

// Buttons that need scripts have their place from the start; they can be pressed once their own script is there.
const can = document.documentElement.dataset;
can.scripts = "yes";
if (navigator.serviceWorker && window.caches && /^https?:$/.test(location.protocol)) can.keep = "yes";
if (navigator.clipboard) can.copy = "yes";
if (navigator.share) can.share = "yes";
