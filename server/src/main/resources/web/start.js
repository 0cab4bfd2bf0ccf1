// What makes pages handier, one file for each behaviour: fetched where the page has the thing that it is for. Nothing needs them.
const behaviours = {
  "[data-similar]": "similar.js",
};
for (const [thing, file] of Object.entries(behaviours)) {
  if (document.querySelector(thing)) import("./" + file);
}
