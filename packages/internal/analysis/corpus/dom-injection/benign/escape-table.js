const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => String(text).replace(/[&<>"']/g, (c) => ENTITIES[c]);
export function rows(table, names) {
  table.tBodies[0].innerHTML = names.map((name) => `<tr><td>${escape(name)}</td></tr>`).join('');
}
