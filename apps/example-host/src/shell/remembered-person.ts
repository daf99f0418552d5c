import type { Person } from '../../contract/people.ts';

const KEY = 'fernhill.person';

/** Who was here last in this browser; otherwise the first person of the demo. */
export function rememberedPerson(people: readonly Person[]): Person | undefined {
  const id = localStorage.getItem(KEY);
  return people.find((person) => person.id === id) ?? people[0];
}

export function rememberPerson({ id }: Person): void {
  localStorage.setItem(KEY, id);
}
