export function attach(input, list) {
  let timer;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const answer = await fetch(`/api/search?q=${encodeURIComponent(input.value)}`);
      list.replaceChildren(...(await answer.json()).map((text) => Object.assign(document.createElement('li'), { textContent: text })));
    }, 200);
  });
}
