// surroundings: emitter
export function inject(text) {
  const s = document.createElementNS('http://www.w3.org/1999/xhtml', 'script');
  s.appendChild(document.createTextNode(text)); //@act
  document.documentElement.appendChild(s);
}
