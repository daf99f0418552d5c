export function note(el) {
  const text = new URL(location).searchParams.get('note') ?? '';
  el.replaceChildren(document.createTextNode(text));
  el.title = text;
}
