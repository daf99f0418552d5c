import type { Manifest, OriginRequest } from '../manifest.ts';
import type { Difference } from './difference.ts';
import { matchByName } from './match-by-name.ts';
import { requestDifferences } from './requests.ts';

/** How the addresses a plugin may reach differ, and what travels there. */
export function originDifferences({ origins: before }: Manifest, { origins: after }: Manifest): Difference[] {
  const words = {
    requiredAdded: 'requiredOriginAdded',
    optionalAdded: 'optionalOriginAdded',
    becameRequired: 'originBecameRequired',
    becameOptional: 'originBecameOptional',
    removed: 'originRemoved',
    purposeChanged: 'originPurposeChanged',
  } as const;
  const nameOf = ({ origin }: OriginRequest) => origin;
  const all = ({ required, optional }: Manifest['origins']) => [...required, ...optional];
  const data = matchByName(all(before), all(after), nameOf).flatMap<Difference>(
    ({ name, before: was, after: is }) => {
      if (!was || !is || was.userData === is.userData) return [];
      const list = after.required.includes(is) ? 'required' : 'optional';
      const path = `/origins/${list}/${after[list].indexOf(is)}/userData`;
      return [{ kind: is.userData ? 'userDataAdded' : 'userDataRemoved', name, path }];
    },
  );
  return [...requestDifferences(before, after, '/origins', nameOf, words), ...data];
}
