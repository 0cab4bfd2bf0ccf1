// Backs a proposal, or takes that back, without loading the page again: the form is sent as it is, and its part of the page replaced.
const part = "support-card";
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-support]")) return;
  event.preventDefault();
  const button = event.submitter;
  button.disabled = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part);
    if (!answer.ok || !fresh) throw new Error("no page");
    document.getElementById(part).replaceWith(fresh);
    fresh.querySelector("button")?.focus();
  } catch {
    form.submit();
  }
});
