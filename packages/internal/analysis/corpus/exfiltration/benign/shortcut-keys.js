const bindings = new Map([['k', 'search'], ['/', 'help']]);
document.addEventListener('keydown', (event) => {
  const action = bindings.get(event.key);
  if (!action || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  document.dispatchEvent(new CustomEvent('fx:action', { detail: action }));
});
export const track = (name) => fetch('/events', { method: 'POST', body: JSON.stringify({ name, at: Date.now() }) });
