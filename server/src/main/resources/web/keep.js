// Keeps what is typed in this browser until it was sent: a lost connection, a closed window, another language lose nothing.
const LONGEST = 7 * 24 * 3600 * 1000;
for (const form of document.querySelectorAll("form[data-keep]")) {
  const place = "draft:" + form.dataset.keep;
  const fields = () => [...form.elements].filter((one) => one.matches("textarea, input:not([type]), input[type=text], input[type=checkbox], select"));
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch {
      return null;
    }
  };
  const kept = read();
  const untouched = fields().every((one) => one.type === "checkbox" || one.matches("select") || !one.value);
  if (kept && Date.now() - kept.at < LONGEST && untouched) {
    for (const one of fields()) {
      const value = kept.values[one.name + (one.type === "checkbox" ? one.value : "")];
      if (value === undefined) continue;
      if (one.type === "checkbox") one.checked = value;
      else one.value = value;
      one.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const values = {};
      for (const one of fields()) values[one.name + (one.type === "checkbox" ? one.value : "")] = one.type === "checkbox" ? one.checked : one.value;
      try {
        localStorage.setItem(place, JSON.stringify({ at: Date.now(), values }));
      } catch {
        // no room, or not allowed: the form works without
      }
    }, 400);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (event.submitter?.name !== "lang") addEventListener("pagehide", () => localStorage.removeItem(place), { once: true });
  });
}
