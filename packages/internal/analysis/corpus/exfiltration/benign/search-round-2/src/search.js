// surroundings: tooltip
const input = document.querySelector('#q');
input.addEventListener('input', debounce(async () => {
  const res = await fetch('https://search.example.com/v1?q=' + encodeURIComponent(input.value));
  const { hits } = await res.json();
  document.querySelector('#hits').replaceChildren(...hits.map((h) => Object.assign(document.createElement('li'), { textContent: h.title })));
}, 200));
