// surroundings: emitter
export async function poll(load, seen) {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 60_000)) {
    if (seen(await load())) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
