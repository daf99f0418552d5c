import { disguiseIn } from '@guildhall/kernel';
import type { Manifest } from '@guildhall/manifest';
import type { Found } from '../modules/finding/finding.ts';
import { manifestFinding } from './found-in-manifest.ts';

/** A manifest that says it is another plugin or another version than the one it was submitted as, or may pass for one. */
export function identityProblems(
  { id, version, displayName }: Pick<Manifest, 'id' | 'version' | 'displayName'>,
  { pluginName, versionString }: { pluginName: string; versionString: string },
): Found[] {
  const problems: Found[] = [];
  if (id !== pluginName) problems.push(mismatch('id', id, pluginName));
  if (version !== versionString) problems.push(mismatch('version', version, versionString));
  const disguise = disguiseIn(displayName.normalize('NFC'));
  if (disguise) problems.push(disguised(disguise));
  return problems;
}

function disguised(disguise: string): Found {
  return manifestFinding('manifest-disguised-name', {
    message: `The displayName ${disguise}`,
    why: 'People know a plugin by its name; one that only looks like another name could pass for that plugin.',
    fix: 'Write each word of the displayName in the letters of one alphabet, without heaped marks.',
    excerpt: '/displayName',
  });
}

function mismatch(key: 'id' | 'version', says: string, is: string): Found {
  return manifestFinding('manifest-mismatch', {
    severity: 'CRITICAL',
    message: `plugin.json says ${key} "${says}", but it was submitted as "${is}".`,
    why: 'A plugin that goes by another name than its own could pass for somebody else’s.',
    fix: `Write "${is}" as the ${key}, or submit under the right plugin and version.`,
    excerpt: `/${key}`,
  });
}
