import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShippedDocument } from './manifest.ts';

/** What a host's own pages ask: every `.graphql` and `.gql` file below `folder` is one document. Throws when there is none. */
export function documentsIn(folder: string, client: string): ShippedDocument[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(graphql|gql)$/.test(file) && !file.split(/[/\\]/).includes('node_modules'))
    .sort();
  if (files.length === 0) throw new Error(`there is no .graphql file below ${folder}`);
  return files.map((file) => ({ client, text: readFileSync(join(folder, file), 'utf8') }));
}
