// Brings the count beside the bell up to date while a page stays open. Without it the next page shows it.
const bell = document.querySelector("[data-unread]");
const ask = async () => {
  if (document.hidden) return;
  try {
    const answer = await fetch("/notifications/unread", { credentials: "same-origin" });
    if (!answer.ok) return;
    const { count, shown, words } = await answer.json();
    if (String(count) === bell.dataset.unread) return;
    bell.dataset.unread = count;
    bell.setAttribute("aria-label", words);
    bell.querySelector(".count")?.remove();
    if (count > 0) {
      const badge = document.createElement("span");
      badge.className = "count";
      badge.ariaHidden = "true";
      badge.textContent = shown;
      bell.append(badge);
    }
  } catch {
    // no network: the next time
  }
};
setInterval(ask, 60_000);
document.addEventListener("visibilitychange", ask);
