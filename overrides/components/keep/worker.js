// Serves the kept pages when there is no network. Registered by the reader's own tap alone; stores nothing later.

import { clientsClaim, setCacheNameDetails } from "workbox-core";
import { addRoute, matchPrecache, precache } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

// Put in front of this script by the build: files with their digests, and the page for what is not kept, by language.
const { files, notKept } = self.kept;

// With a bad connection, a kept page must not wait longer than this for a newer one.
const PATIENCE_SECONDS = 4;

// In step with script.js.
setCacheNameDetails({ prefix: "an-toan", precache: "kept", suffix: registration.scope });
self.skipWaiting();
clientsClaim();
precache(files);

const patient = new NetworkOnly();
const impatient = new NetworkOnly({ networkTimeoutSeconds: PATIENCE_SECONDS });

// Numbers and advice may have changed: the network first, then what is kept, then a page that says so plainly.
registerRoute(
  new NavigationRoute(async (options) => {
    const address = options.url.origin + options.url.pathname.replace(/index\.html$/, "");
    const kept = await matchPrecache(address);
    try {
      return await (kept ? impatient : patient).handle(options);
    } catch (error) {
      return kept || (await matchPrecache(notKeptFor(options.url))) || Response.error();
    }
  }),
);
// Styles, scripts and pictures of the kept pages, whose names carry a digest.
addRoute({ directoryIndex: null, cleanURLs: false });

function notKeptFor(url) {
  const path = url.href.slice(registration.scope.length);
  return path.startsWith("en/") ? notKept.en : notKept.vi;
}
