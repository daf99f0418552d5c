import type { DriftChange } from '../drift.ts';
import type { ArtifactFacts } from '../release-facts.ts';
import { namedChanges } from './named-changes.ts';

/** The code that is delivered, against the source it is built from. */
export function artifactChanges(before: ArtifactFacts, after: ArtifactFacts): DriftChange[] {
  const sameSource = before.sourceDigest === after.sourceDigest;
  return [...rebuild(before, after), ...bundles(before, after, sameSource)];
}

function rebuild(before: ArtifactFacts, after: ArtifactFacts): DriftChange[] {
  if (before.reproducible === null || after.reproducible === null) return [];
  if (before.reproducible === after.reproducible) return [];
  const words = ({ reproducible }: ArtifactFacts) =>
    reproducible === true ? 'the same bytes' : 'other bytes';
  const base = { axis: 'ARTIFACT', kind: 'CHANGED', what: 'rebuild' } as const;
  const sides = { before: words(before), after: words(after) };
  return after.reproducible
    ? [{ ...base, ...sides, changeClass: 'auto', sentence: 'Building it again now gives the same bytes.' }]
    : [
        {
          ...base,
          ...sides,
          changeClass: 'rereview',
          sentence:
            'Building it again no longer gives the same bytes, so nobody can check what is delivered.',
        },
      ];
}

function bundles(before: ArtifactFacts, after: ArtifactFacts, sameSource: boolean): DriftChange[] {
  return namedChanges('ARTIFACT', before.bundles, after.bundles, {
    nameOf: ({ name }) => name,
    valueOf: ({ sha256 }) => sha256,
    added: ({ name }) => ['notify', `Now also delivers ${name}.`],
    removed: ({ name }) => `No longer delivers ${name}.`,
    changed: (_was, { name }) =>
      sameSource
        ? ['hold', `The same source gave another ${name}; a person has to find out why.`]
        : ['auto', `The code of ${name} is another one.`],
  });
}
