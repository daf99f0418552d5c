// surroundings: emitter
const ORIGIN = 'https://app.example.com';
window.addEventListener('message', (event) => {
  if (event.origin !== ORIGIN) return;
  if (event.data?.type === 'resize') document.body.style.height = Number(event.data.height) + 'px';
});
parent.postMessage({ type: 'ready' }, ORIGIN);
