// Opens the share sheet of the telephone, or copies the address. Without it the address can be marked and copied by hand.
const field = document.querySelector("input[data-share]");
const menu = field.closest("details");
menu?.querySelector("summary").addEventListener("click", async (event) => {
  if (!navigator.share) return;
  event.preventDefault();
  try {
    await navigator.share({ title: field.dataset.share, url: field.value });
  } catch {
    menu.open = true; // it was put away: there are other ways in the menu
  }
});
field.addEventListener("focus", async () => {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    field.setAttribute("aria-label", field.dataset.copied);
  } catch {
    // not allowed: it is marked
  }
});
