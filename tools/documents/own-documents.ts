import { z } from 'zod';
import * as exampleHost from '../../apps/example-host/src/marketplace/documents.ts';
import { COMMANDS } from '../../packages/cli/src/commands/registry.ts';
import { definedDocuments } from '../../packages/cli/src/gateway/operation.ts';
import * as hostSdk from '../../packages/host-sdk/src/documents.ts';
import type { ShippedDocument } from './manifest.ts';

/** What Guildhall's own clients ship. */
export function ownDocuments(): ShippedDocument[] {
  // Documents are defined where they are used: loading the commands defines all of theirs.
  if (COMMANDS.length === 0) throw new Error('the command line has no commands');
  const clients = {
    cli: definedDocuments(),
    'example-host': z.array(z.string()).parse(Object.values(exampleHost)),
    'host-sdk': z.array(z.string()).parse(Object.values(hostSdk)),
  };
  return Object.entries(clients).flatMap(([client, texts]) => texts.map((text) => ({ client, text })));
}
