/** People who exist only on a developer's machine. */
export interface Persona {
  name: string;
  /** Slug of the marketplace they belong to. */
  marketplace: 'demo' | 'other' | 'platform';
  /** Staff or host roles they are given; publishers need none. */
  roles: readonly string[];
  /** Where a host role holds. */
  scope?: { host: string; organization: string };
}

const crm = { host: 'fernhill-crm', organization: 'fernhill' };

export const PERSONAS = {
  operator: { name: 'Olga Operator', marketplace: 'platform', roles: ['operator'] },
  owner: { name: 'Odile Owner', marketplace: 'demo', roles: ['owner'] },
  reviewer: { name: 'Rui Reviewer', marketplace: 'demo', roles: ['reviewer'] },
  reviewer2: { name: 'Renate Reviewer', marketplace: 'demo', roles: ['reviewer'] },
  publisher: { name: 'Paul Publisher', marketplace: 'demo', roles: [] },
  publisher2: { name: 'Petra Publisher', marketplace: 'demo', roles: [] },
  orgAdmin: { name: 'Ada Admin', marketplace: 'demo', roles: ['orgAdmin'], scope: crm },
  endUser: { name: 'Ben Benutzer', marketplace: 'demo', roles: ['endUser'], scope: crm },
  otherOwner: { name: 'Orson Owner', marketplace: 'other', roles: ['owner'] },
  otherPublisher: { name: 'Pia Publisher', marketplace: 'other', roles: [] },
  otherOrgAdmin: { name: 'Ali Admin', marketplace: 'other', roles: ['orgAdmin'], scope: crm },
} satisfies Record<string, Persona>;

export type PersonaName = keyof typeof PERSONAS;

export const PERSONA_NAMES: readonly PersonaName[] = Object.keys(PERSONAS).filter(isPersonaName);

export function isPersonaName(name: string): name is PersonaName {
  return Object.hasOwn(PERSONAS, name);
}
