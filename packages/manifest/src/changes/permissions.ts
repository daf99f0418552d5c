import type { Manifest } from '../manifest.ts';
import type { Difference } from './difference.ts';
import { requestDifferences } from './requests.ts';

/** How the permissions a plugin asks for differ. */
export function permissionDifferences(before: Manifest, after: Manifest): Difference[] {
  return requestDifferences(before.permissions, after.permissions, '/permissions', ({ name }) => name, {
    requiredAdded: 'requiredPermissionAdded',
    optionalAdded: 'optionalPermissionAdded',
    becameRequired: 'permissionBecameRequired',
    becameOptional: 'permissionBecameOptional',
    removed: 'permissionRemoved',
    purposeChanged: 'permissionPurposeChanged',
  });
}
