// The entry: what the page has is found and set going, unless there is nothing to draw.
import { startBar } from "./bar.js";
import { every, one } from "./dom.js";
import { startFacets } from "./facets.js";
import { startHands } from "./hands.js";
import { startHash } from "./hash.js";
import { startOverview } from "./overview.js";
import { startPanel } from "./panel.js";
import { all, change, state } from "./state.js";
import { drawNow, startTrack } from "./track.js";

const FEW = 13;
const ZOOMS_BY = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";

const KEYS_IN_WORDS =
  "Timeline. Arrow keys left and right move in time, up and down go from event to event, " +
  "plus and minus zoom, 0 shows all, Enter goes to the place in the list, Escape closes. " +
  "The same events stand as a list below.";

function start() {
  const track = one(".track");
  one(".hint").textContent = `${ZOOMS_BY} + wheel zooms, dragging moves`;
  document.documentElement.classList.add("scripted");
  const isPlaced = all.some(({ items }) => items.length);
  one(".overview").hidden = all.length < FEW || !isPlaced;
  for (const each of [".track", ".scale", ".out", ".in", ".all", ".bar label"]) {
    if (!isPlaced) one(each).hidden = true;
  }
  track.tabIndex = 0;
  track.setAttribute("role", "application");
  track.setAttribute("aria-label", KEYS_IN_WORDS);
  startTrack();
  startFacets();
  startPanel();
  startOverview();
  startBar();
  startHands();
  const [list] = every(".list");
  list.parentNode.style.setProperty("--item", `${list.offsetHeight / list.children.length}px`);
  change({ ...state });
  startHash();
  drawNow();
}

if (all.length) start();
