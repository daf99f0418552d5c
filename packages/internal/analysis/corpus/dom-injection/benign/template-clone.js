// surroundings: durations
const template = document.createElement('template');
template.innerHTML = '<li class="row"><b></b></li>';
export function row(title) {
  const node = template.content.cloneNode(true);
  node.querySelector('b').textContent = new URLSearchParams(location.search).get('prefix') + title;
  return node;
}
