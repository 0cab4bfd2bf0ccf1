// Shows the pictures of a post large, one after the other, with what they show in words. Without it their links lead to the files.
const box = document.createElement("dialog");
box.className = "viewer";
const picture = new Image();
const words = document.createElement("p");
const bar = document.createElement("div");
bar.className = "actions";
box.append(picture, words, bar);
document.body.append(box);
let group = [];
let at = 0;
const show = (to) => {
  at = (to + group.length) % group.length;
  picture.src = group[at].href;
  picture.alt = group[at].querySelector("img").alt;
  words.textContent = picture.alt;
};
const turn = (by) => group.length > 1 && show(at + by * (getComputedStyle(box).direction === "rtl" ? -1 : 1));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-picture]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const place = link.closest("[data-viewer]");
  group = [...place.querySelectorAll("a[data-picture]")];
  const named = place.dataset.viewer.split("|");
  box.ariaLabel = named[3];
  bar.replaceChildren(...(group.length > 1 ? [[named[0], -1], [named[1], 1]] : []).concat([[named[2], 0]]).map(([name, by]) => {
    const button = document.createElement("button");
    button.className = "quiet small";
    button.textContent = name;
    button.onclick = () => (by ? show(at + by) : box.close());
    return button;
  }));
  show(group.indexOf(link));
  box.showModal();
});
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowLeft") turn(-1);
  if (event.key === "ArrowRight") turn(1);
});
box.addEventListener("click", (event) => event.target === box && box.close());
