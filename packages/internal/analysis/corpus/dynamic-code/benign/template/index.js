// surroundings: durations
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (s) => String(s).replace(/[&<>"]/g, (c) => escapes[c]);
exports.compile = function compile(template) {
  const parts = template.split(/\{\{(.+?)\}\}/);
  return (data) => parts.map((p, i) => (i % 2 ? escapeHtml(data[p.trim()] ?? '') : p)).join('');
};
