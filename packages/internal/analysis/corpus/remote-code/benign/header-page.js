// surroundings: emitter
export async function pages(first) {
  const rows = [];
  for (let next = first; next; ) {
    const answer = await fetch(next);
    rows.push(...(await answer.json()));
    next = answer.headers.get('x-next');
  }
  return rows;
}
