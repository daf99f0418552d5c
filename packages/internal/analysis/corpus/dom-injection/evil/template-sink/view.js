const shell = document.createElement('template');
export function card({ author, body }) {
  shell.innerHTML = `<article><h3>${author}</h3><p>${body}</p></article>`; //@act
  return shell.content.cloneNode(true);
}
