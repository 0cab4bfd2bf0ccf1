// Brings the columns of a proposal and the bell up to date while a page is looked at. Without it the next page shows them.
import { show } from "./unread.js";
const id = document.querySelector("section[data-live]")?.dataset.live;
const put = (element, text) => {
  if (element && element.textContent !== String(text)) element.textContent = text;
};
let source;
let said = 0;
const look = () => {
  if (document.hidden) {
    source?.close();
    source = undefined;
    return;
  }
  if (source) return;
  source = new EventSource("/live" + (id ? "?proposal=" + id : ""));
  source.addEventListener("bell", (event) => show(JSON.parse(event.data)));
  source.addEventListener("counts", (event) => {
    const card = document.getElementById("support-card");
    const now = JSON.parse(event.data);
    if (!card || !now.total) return;
    put(card.querySelector(".big-number"), now.total);
    put(card.querySelector(".tally .meta"), now.counted);
    const columns = card.querySelectorAll(".columns dd");
    if (columns.length === now.columns.length) columns.forEach((one, i) => put(one, now.columns[i]));
    card.querySelector(".fill")?.setAttribute("width", now.filled);
    if (Date.now() - said > 10_000) {
      said = Date.now();
      put(document.getElementById("live-said"), now.total); // read out when the reader pauses, and not at each support
    }
  });
};
document.addEventListener("visibilitychange", look);
look();
