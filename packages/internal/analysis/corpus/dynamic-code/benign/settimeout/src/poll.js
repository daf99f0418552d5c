// surroundings: emitter
export function poll(task, every = 1000) {
  let timer;
  const tick = async () => { await task(); timer = setTimeout(tick, every); };
  timer = setTimeout(tick, every);
  return () => clearTimeout(timer);
}
