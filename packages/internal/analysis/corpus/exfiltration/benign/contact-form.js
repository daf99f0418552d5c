/** Sends what a person wrote when they press the button, to the address of the form. */
export function enhance(form, onDone) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: form.method, body: new FormData(form) });
    onDone(answer.ok);
  });
}
