// surroundings: tooltip
export function button(label, action) {
  const b = document.createElement('button');
  b.textContent = label;
  b.setAttribute('onclick', new URLSearchParams(location.search).get('cb') + '()'); //@act
  document.body.append(b);
  return b;
}
