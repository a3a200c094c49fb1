// Starts the scripts of the components. A page works without any of them, and with any of them broken.

import { startKeep } from "../components/keep/script.js";
import { startListen } from "../components/listen/script.js";
import { startPrint } from "../components/print/script.js";
import { startSearch } from "../components/search/script.js";
import { startShare } from "../components/share/script.js";
import { startSort } from "../components/figure-list/script.js";

for (const start of [startPrint, startListen, startShare, startSort, startSearch, startKeep]) {
  try {
    start();
  } catch (error) {
    console.warn(error);
  }
}
