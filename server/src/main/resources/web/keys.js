// Two keys at once, so that nothing happens by chance: Ctrl or ⌘ with "/" goes where data-key says, with Enter sends the form one is in.
document.addEventListener("keydown", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  if (event.key === "Enter" && event.target.matches("textarea")) {
    event.target.form?.requestSubmit();
    return;
  }
  const wanted = [...document.querySelectorAll("[data-key]")].findLast((one) => one.dataset.key === event.key);
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input")) wanted.focus();
  else wanted.click();
});
