// The engine as a script of its own, loaded when somebody uses the field.

import { Search, fold } from "./engine.js";

self.antoanSearch = { ...self.antoanSearch, program: { Search, fold } };
