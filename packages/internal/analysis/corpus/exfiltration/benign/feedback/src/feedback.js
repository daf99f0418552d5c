// surroundings: tooltip
export function feedback(root) {
  const area = root.querySelector('textarea');
  root.querySelector('button').addEventListener('click', () => fetch('https://feedback.example.com/v1', { method: 'POST', body: JSON.stringify({ text: area.value, page: location.pathname, ua: navigator.userAgent }) }));
}
