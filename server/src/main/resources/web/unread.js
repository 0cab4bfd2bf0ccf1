// Brings the count beside the bell up to date while a page stays open. Without it the next page shows it.
const bell = document.querySelector("[data-unread]");
export const show = ({ count, shown, words }) => {
  if (!bell || String(count) === bell.dataset.unread) return;
  bell.dataset.unread = count;
  const said = bell.querySelector(".sr");
  said.textContent = " " + words;
  bell.querySelector(".count")?.remove();
  if (count > 0) {
    const badge = document.createElement("span");
    badge.className = "count";
    badge.textContent = shown;
    said.before(badge);
  }
};
const ask = async () => {
  if (document.hidden || !bell) return;
  try {
    const answer = await fetch("/notifications/unread", { credentials: "same-origin" });
    if (answer.ok) show(await answer.json());
  } catch {
    // no network: the next time
  }
};
setInterval(ask, 60_000);
document.addEventListener("visibilitychange", ask);
