export function assemble(Kind, lines) {
  const body = lines.join('');
  return new Kind(body);
}
