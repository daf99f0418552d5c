import type { PolicyFacts } from './facts.ts';

/** What facts may take of an event's 64 KB, as JSON; a manifest takes 32. */
const MAX_BYTES = 24 * 1024;
const MOST_NAMES = 500;

/**
 * Shortens lists of names until the facts fit into an event. A version whose facts had to be shortened has asked for,
 * or reached for, more than anybody can read: its declarations check fails, so that no rule passes it unseen.
 */
export function fitFacts(facts: PolicyFacts): PolicyFacts {
  let fitting = cut(facts, MOST_NAMES);
  for (let most = MOST_NAMES; sizeOf(fitting) > MAX_BYTES && most > 1;) {
    most = Math.floor(most / 2);
    fitting = cut(facts, most);
  }
  // Counted, not compared as text: stored facts come back with their keys in another order.
  if (namesIn(fitting) === namesIn(facts)) return facts;
  return {
    ...fitting,
    checks: facts.checks.map((check) =>
      check.name === 'manifest' || check.name === 'declarations'
        ? { ...check, state: 'FAILED' as const }
        : check,
    ),
  };
}

function cut(facts: PolicyFacts, most: number): PolicyFacts {
  const { permissions, origins, packages } = facts;
  const short = (names: readonly string[]) => names.slice(0, most);
  return {
    ...facts,
    permissions: {
      required: short(permissions.required),
      optional: short(permissions.optional),
      highSensitivity: short(permissions.highSensitivity),
      added: short(permissions.added),
      undeclared: short(permissions.undeclared),
      unused: short(permissions.unused),
    },
    origins: {
      required: short(origins.required),
      optional: short(origins.optional),
      added: short(origins.added),
      undeclared: short(origins.undeclared),
      unused: short(origins.unused),
      userData: short(origins.userData),
    },
    ...(packages && {
      packages: {
        ...packages,
        licences: short(packages.licences),
        refusedLicences: short(packages.refusedLicences),
        unlicensed: short(packages.unlicensed),
        malicious: short(packages.malicious),
      },
    }),
  };
}

function namesIn({ permissions, origins, packages }: PolicyFacts): number {
  const along = packages
    ? [packages.licences, packages.refusedLicences, packages.unlicensed, packages.malicious]
    : [];
  return [...Object.values(permissions), ...Object.values(origins), ...along].reduce(
    (sum, names) => sum + names.length,
    0,
  );
}

function sizeOf(facts: PolicyFacts): number {
  return Buffer.byteLength(JSON.stringify(facts));
}
