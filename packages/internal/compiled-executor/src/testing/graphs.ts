import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { readSupergraph } from '@guildhall/schema';
import { parse } from 'graphql';

/** Guildhall's own graph: four subgraphs, wide and deep, without abstract types. */
export function guildhallGraph(): string {
  return readSupergraph();
}

const MEDIA = ['titles', 'people', 'reviews'] as const;

/** A small graph with what Guildhall's own does without: abstract types, interface objects, requirements, provisions. */
export function mediaGraph(): string {
  return compose(Object.fromEntries(MEDIA.map((name) => [name, readMedia(name)])));
}

/** The supergraph of these subgraphs. */
export function compose(subgraphs: Readonly<Record<string, string>>): string {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

function readMedia(name: string): string {
  return readFileSync(join(import.meta.dirname, 'media-graph', `${name}.graphql`), 'utf8');
}
