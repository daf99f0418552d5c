import { invalid, nearest, ok, type Result } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import { asksOf } from '../catalog/version.ts';
import type { Wishes } from './record-consent.ts';

/** Holds what a person grants or takes back against what a version optionally asks for; refused by name. */
export function checkWishes(manifest: Manifest, { optional, takeBack }: Wishes): Result<null> {
  const asks = asksOf(manifest);
  const may = [...asks.optional.permissions, ...asks.optional.origins];
  const must = [...asks.required.permissions, ...asks.required.origins];
  const unknown = optional.find((name) => !may.includes(name));
  if (unknown !== undefined) return invalid(notOptional(unknown, may), 'optional');
  const required = takeBack.find((name) => must.includes(name));
  if (required !== undefined)
    return invalid(
      `"${required}" is required by this version and cannot be taken back; disable or uninstall the plugin instead.`,
      'takeBack',
    );
  const strange = takeBack.find((name) => !may.includes(name));
  if (strange !== undefined) return invalid(notOptional(strange, may), 'takeBack');
  const both = optional.find((name) => takeBack.includes(name));
  if (both !== undefined)
    return invalid(`"${both}" is granted and taken back at once; leave one of them out.`, 'takeBack');
  return ok(null);
}

function notOptional(name: string, may: readonly string[]): string {
  const near = nearest(name, may);
  return `"${name}" is nothing this version optionally asks for.${near === undefined ? '' : ` Did you mean "${near}"?`}`;
}
