import type { Person } from '../../contract/people.ts';

/** The pages under `/plugins`, and who finds them there. */
export const SECTIONS = [
  { path: '/plugins/installed', label: 'Installed', roles: ['orgAdmin'] },
  { path: '/plugins/requests', label: 'Requests', roles: ['orgAdmin', 'endUser'] },
  { path: '/plugins/rules', label: 'Rules', roles: ['orgAdmin'] },
  { path: '/plugins/slots', label: 'Slots', roles: ['orgAdmin'] },
] as const;

export function sectionsFor({ role }: Pick<Person, 'role'>) {
  return SECTIONS.filter(({ roles }) => roles.some((one) => one === role));
}
