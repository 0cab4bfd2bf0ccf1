// What makes pages handier, one file for each behaviour, fetched where the page has the thing that it is for. Nothing needs them:
// each stands on a form or a link that works without.
const behaviours = {
  "[data-similar]": "similar.js",
  "[data-counts]": "counter.js",
  "form[data-keep]": "keep.js",
  "form[data-support]": "support.js",
  "[data-unread]": "unread.js",
  "[data-live]": "live.js",
  "[data-viewer]": "viewer.js",
  "[data-passkey]": "passkey.js",
  "input[data-preview]": "preview.js",
  "input[data-share]": "share.js",
  "[data-menu]": "menu.js",
  "[data-key]": "keys.js",
};
for (const [thing, file] of Object.entries(behaviours)) {
  if (document.querySelector(thing)) import("./" + file);
}
document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => {
  for (const place of Object.keys(localStorage)) {
    if (place.startsWith("draft:")) localStorage.removeItem(place); // another person may be next at this browser
  }
});
