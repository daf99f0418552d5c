// Writes schema/trusted-documents.json: every document that our clients ship. With --check it only says whether it is current.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { z } from 'zod';
import * as exampleHost from '../apps/example-host/src/marketplace/documents.ts';
import { COMMANDS } from '../packages/cli/src/commands/registry.ts';
import { definedDocuments } from '../packages/cli/src/gateway/operation.ts';
import * as hostSdk from '../packages/host-sdk/src/documents.ts';
import { readSubgraph, SUBGRAPHS, TRUSTED_DOCUMENTS_FILE } from '../schema/read.ts';

// Documents are defined where they are used: loading the commands defines all of theirs.
if (COMMANDS.length === 0) throw new Error('the command line has no commands');

const clients = {
  cli: definedDocuments(),
  'example-host': z.array(z.string()).parse(Object.values(exampleHost)),
  'host-sdk': z.array(z.string()).parse(Object.values(hostSdk)),
};

const composed = composeServices(
  SUBGRAPHS.map((name) => ({ name, typeDefs: readSubgraph(name), url: `http://${name}.invalid/graphql` })),
);
if (!composed.publicSdl) throw new Error('the graph does not compose: run compose first');
const schema = buildSchema(composed.publicSdl);

const documents = Object.fromEntries(
  Object.entries(clients)
    .flatMap(([client, texts]) => texts.map((text) => entryOf(client, text)))
    .sort(([left], [right]) => (left < right ? -1 : 1)),
);
const wanted = `${JSON.stringify({ format: 'guildhall-trusted-documents@1', documents }, null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (!existsSync(TRUSTED_DOCUMENTS_FILE) || readFileSync(TRUSTED_DOCUMENTS_FILE, 'utf8') !== wanted)
    throw new Error('trusted-documents.json is stale: run node tools/trusted-documents.ts');
} else {
  writeFileSync(TRUSTED_DOCUMENTS_FILE, wanted);
}

function entryOf(client: string, text: string): [hash: string, entry: object] {
  const document = parse(text);
  const [problem] = validate(schema, document);
  if (problem)
    throw new Error(`${client} ships a document that the graph refuses: ${problem.message}\n${text}`);
  const name = getOperationAST(document)?.name?.value ?? null;
  return [createHash('sha256').update(text).digest('hex'), { client, name, text }];
}
