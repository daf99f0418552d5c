import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { readSupergraph } from '@guildhall/schema';
import { parse } from 'graphql';

/** Guildhall's own graph: four subgraphs, wide and deep, without abstract types. */
export function guildhallGraph(): string {
  return readSupergraph();
}

/** A small graph with what Guildhall's own does without: abstract types, interface objects, requirements, provisions. */
export function mediaGraph(): string {
  return composeFolder('media-graph', ['titles', 'people', 'reviews']);
}

/** A small graph whose arguments take their values from the objects around them. */
export function contextGraph(): string {
  return composeFolder('context-graph', ['places', 'names']);
}

const composed = new Map<string, string>();

/** The supergraph of these subgraphs. */
export function compose(subgraphs: Readonly<Record<string, string>>): string {
  const key = JSON.stringify(subgraphs);
  const known = composed.get(key) ?? composeAnew(subgraphs);
  composed.set(key, known);
  return known;
}

function composeAnew(subgraphs: Readonly<Record<string, string>>): string {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

function composeFolder(folder: string, names: readonly string[]): string {
  const read = (name: string) => readFileSync(join(import.meta.dirname, folder, `${name}.graphql`), 'utf8');
  return compose(Object.fromEntries(names.map((name) => [name, read(name)])));
}
