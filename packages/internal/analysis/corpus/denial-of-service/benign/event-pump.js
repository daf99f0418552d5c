/** Reads until the stream ends, and gives back its pieces. */
export async function* pieces(reader) {
  while (true) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
const WORD = /^[a-z]+(?:-[a-z]+)*$/;
export const isSlug = (text) => WORD.test(text);
