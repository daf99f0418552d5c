// surroundings: tooltip
export function banner() {
  const params = new URLSearchParams(location.hash.slice(1));
  const box = document.getElementById('banner');
  box.innerHTML = '<strong>' + params.get('title') + '</strong>'; //@act
}
