// Shows a picture before it is sent.
for (const field of document.querySelectorAll("input[data-preview]")) {
  const picture = new Image();
  picture.className = "preview";
  picture.alt = "";
  field.addEventListener("change", async () => {
    const file = field.files[0];
    picture.remove();
    if (!file || !file.type.startsWith("image/")) return;
    const reader = new FileReader();
    reader.onload = () => {
      picture.src = reader.result; // as data: the policy of pages lets no other address of this browser in
      field.after(picture);
    };
    reader.readAsDataURL(file);
  });
}
