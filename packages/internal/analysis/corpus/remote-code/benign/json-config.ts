interface Flags { [name: string]: boolean }
export async function flags(url: URL): Promise<Flags> {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`flags: ${answer.status}`);
  const read: unknown = await answer.json();
  return typeof read === 'object' && read !== null ? (read as Flags) : {};
}
