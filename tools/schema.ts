// What changed in the API since its last release. `--check` fails on a breaking change that nobody announced, also where it
// breaks for one view only; `--release --version 1.2.0` writes the changelog and makes today's API the one to compare with.
// `--folder` names another place than schema/released.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareApis } from './schema/api.ts';
import { section, withSection } from './schema/changelog.ts';
import { currentApi } from './schema/current-api.ts';
import { objections } from './schema/gate.ts';
import { readReleased, writeReleased } from './schema/released.ts';

const { values: asked } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    version: { type: 'string', default: '' },
    folder: { type: 'string', default: join(import.meta.dirname, '..', 'schema', 'released') },
  },
});
const today = currentApi();
const { api: released, announced, changelog } = readReleased(asked.folder);
if (!released && !asked.release)
  throw new Error(
    `There is no released API in ${asked.folder} to compare with: restore api.graphql, or make the first release with --release --version 0.1.0.`,
  );
const changes = await compareApis(released ?? today, today);

const against = objections(changes, announced);
if (against.length > 0)
  throw new Error(
    `The API breaks for clients of the last release:\n${against.map((one) => `  ${one}`).join('\n')}\nKeep it, or announce exactly that in schema/released/breaking-changes.json, with a reason and what to do instead.`,
  );
const release = { changes, announced, day: new Date().toISOString().slice(0, 10) };
if (asked.release) {
  if (!/^\d+\.\d+\.\d+$/.test(asked.version)) throw new Error('say which release: --version 1.2.0');
  writeReleased(asked.folder, today, withSection(changelog, { ...release, version: asked.version }));
} else if (!asked.check)
  console.log(
    changes.length === 0 ? 'The API is as released.' : section({ ...release, version: 'unreleased' }),
  );
