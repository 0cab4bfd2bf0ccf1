// Makes a passkey, or signs in with one: what the device answers goes into the form. Without script a line says that it needs one.
for (const place of document.querySelectorAll("[data-passkey]")) {
  const form = place.querySelector("form");
  const field = form.elements.credential;
  form.addEventListener("submit", async event => {
    if (field.value) return;
    event.preventDefault();
    try {
      const asked = JSON.parse(place.dataset.options);
      const answer = place.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
      field.value = JSON.stringify(answer.toJSON());
      form.requestSubmit();
    } catch {
      place.querySelector("[role=status]").textContent = place.dataset.failed;
    }
  });
}
