const range = document.createRange();
export function paint(target, body) {
  range.selectNodeContents(target);
  target.replaceChildren(range.createContextualFragment(body)); //@act
}
