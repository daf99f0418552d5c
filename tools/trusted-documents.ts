// Writes schema/trusted-documents.json: every document that our clients ship. With --check it only says whether it is current.
// A host makes a manifest of its own for TRUSTED_DOCUMENTS, checked against what hosts may ask:
//   node tools/trusted-documents.ts --from <folder with .graphql files> --client <name> --out <file>
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { viewSchema } from '../gateway/src/views/view-schema.ts';
import { TRUSTED_DOCUMENTS_FILE } from '../schema/read.ts';
import { documentsIn } from './documents/documents-in.ts';
import { manifestOf } from './documents/manifest.ts';
import { ownDocuments } from './documents/own-documents.ts';
import { currentApi } from './schema/current-api.ts';

const { values: asked } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    from: { type: 'string' },
    client: { type: 'string', default: 'host' },
    out: { type: 'string', default: TRUSTED_DOCUMENTS_FILE },
  },
});
const { sdl, tags } = currentApi();
const whole = buildSchema(sdl);
const wanted =
  asked.from === undefined
    ? manifestOf(ownDocuments(), whole)
    : manifestOf(documentsIn(asked.from, asked.client), viewSchema(whole, tags, ['host']));

if (asked.from !== undefined && asked.out === TRUSTED_DOCUMENTS_FILE)
  throw new Error('say where a host’s own manifest goes: --out trusted-documents.json');
if (asked.check) {
  if (!existsSync(asked.out) || readFileSync(asked.out, 'utf8') !== wanted)
    throw new Error(`${asked.out} is stale: run this without --check`);
} else {
  writeFileSync(asked.out, wanted);
}
