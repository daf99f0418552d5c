// surroundings: tooltip
const esc = (s) => String(s).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
export function render(root, items) {
  root.innerHTML = `<ul>${items.map((i) => `<li class="item">${esc(i.name)}</li>`).join('')}</ul>`;
}
