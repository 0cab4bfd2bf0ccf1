// Says how many letters are left while somebody writes. Without it the most that is taken stands there.
for (const said of document.querySelectorAll("[data-counts]")) {
  const field = document.getElementById(said.dataset.counts);
  const count = () => {
    const left = field.maxLength - [...field.value].length;
    said.textContent = said.dataset.left.replace("{0}", left);
    said.classList.toggle("over", left < 0);
  };
  said.setAttribute("aria-live", "off");
  field.addEventListener("input", count);
  field.addEventListener("change", () => said.setAttribute("aria-live", "polite"));
  count();
}
