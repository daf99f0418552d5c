// surroundings: tooltip
export function back() {
  const next = new URLSearchParams(window.location.search).get('next');
  window.location.href = next; //@act
}
