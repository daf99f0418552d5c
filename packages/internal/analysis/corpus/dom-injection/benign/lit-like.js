/** Templates are made once from the literal parts; what is put in is text. */
const made = new WeakMap();
export function html(strings, ...values) {
  if (!made.has(strings)) {
    const template = document.createElement('template');
    template.innerHTML = strings.join('<!--slot-->');
    made.set(strings, template);
  }
  const copy = made.get(strings).content.cloneNode(true);
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  for (const value of values) walker.nextNode().replaceWith(document.createTextNode(String(value)));
  return copy;
}
