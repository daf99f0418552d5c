/** A trie of words, one node a letter. */
export class Trie {
  #root = new Map();
  add(word) {
    let at = this.#root;
    for (const letter of word) {
      if (!at.has(letter)) at.set(letter, new Map());
      at = at.get(letter);
    }
    at.set('', true);
  }
}
export const count = (words) => words.reduce((all, word) => ({ ...all, [word]: (all[word] ?? 0) + 1 }), {});
