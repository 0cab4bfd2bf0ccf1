// Offers near proposals while one is written. Without this the same are offered when the form is sent.
(() => {
  const form = document.querySelector("form[data-similar]");
  const place = document.getElementById("similar");
  const told = ["title", "ask", "category", "locality", "life_event", "language", "bodies[]"];
  const shortest = 10;
  const pause = 600;
  let waiting = 0;
  let asking = new AbortController();
  let last = "";

  const query = () => {
    const written = new FormData(form);
    const asked = new URLSearchParams();
    for (const name of told) {
      for (const value of written.getAll(name)) {
        if (value) asked.append(name, value);
      }
    }
    return asked;
  };

  const ask = async () => {
    const asked = query();
    if ((asked.get("title") || "").trim().length < shortest || asked.toString() === last) return;
    last = asked.toString();
    asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(form.dataset.similar + "?" + last, { signal: asking.signal, credentials: "same-origin" });
      if (answer.ok) place.innerHTML = await answer.text();
    } catch {
      // another question took its place, or there is no network: the form works without
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
})();
