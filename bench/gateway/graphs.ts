import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSupergraph } from '../../schema/index.ts';
import { compose } from '../../packages/internal/compiled-executor/src/testing/graphs.ts';
import type { Question } from './documents.ts';

const PRODUCTS = ['accounts', 'inventory', 'products', 'reviews'] as const;

/** The supergraph a question is asked of; subgraphs still live nowhere. */
export function readGraph(name: Question['graph']): string {
  return name === 'guildhall' ? readSupergraph() : compose(readProducts());
}

/** Every subgraph's address in the supergraph's text, by name. */
export function addressesIn(sdl: string): ReadonlyMap<string, string> {
  const found = sdl.matchAll(/@join__graph\(name: "([^"]+)", url: "([^"]+)"\)/g);
  return new Map(Array.from(found, ([, name = '', url = '']) => [name, url]));
}

/** The same supergraph with its subgraphs at these ports. */
export function withPorts(sdl: string, ports: ReadonlyMap<string, number>): string {
  let text = sdl;
  for (const [name, url] of addressesIn(sdl))
    text = text.replace(`"${url}"`, `"http://127.0.0.1:${ports.get(name) ?? 0}/graphql"`);
  return text;
}

/** Four subgraphs of the shape that public gateway benchmarks use: users, products, stock and reviews. */
function readProducts(): Record<string, string> {
  const read = (name: string) =>
    readFileSync(join(import.meta.dirname, 'products', `${name}.graphql`), 'utf8');
  return Object.fromEntries(PRODUCTS.map((name) => [name, read(name)]));
}
