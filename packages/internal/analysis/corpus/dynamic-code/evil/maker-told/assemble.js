export function assemble(Kind, lines) {
  const body = lines.join('');
  const made = new Kind(body); //@act
  return made();
}
