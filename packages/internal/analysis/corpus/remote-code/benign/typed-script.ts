interface Options {
  nonce?: string;
}

export function fill(node: HTMLScriptElement, { nonce }: Options = {}) {
  if (nonce) node.nonce = nonce;
  node.src = './widgets/latest.js';
  return node;
}
