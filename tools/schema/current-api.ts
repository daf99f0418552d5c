import { composeServices } from '@theguild/federation-composition';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { fieldTags } from '../../gateway/src/views/field-tags.ts';
import { readSubgraph, SUBGRAPHS } from '../../schema/read.ts';
import type { Api } from './api.ts';
import type { Subgraph } from './compose-twice.ts';

/** The API as the subgraphs' files make it today. Throws when they do not compose. */
export function currentApi(): Api {
  return composeApi(SUBGRAPHS.map((name) => ({ name, sdl: readSubgraph(name) })));
}

export function composeApi(subgraphs: readonly Subgraph[]): Api {
  const { publicSdl, supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, typeDefs: sdl, url: `http://${name}.invalid/graphql` })),
  );
  if (!publicSdl || !supergraphSdl) throw new Error((errors ?? []).map(String).join('\n'));
  return {
    sdl: `${printSchema(lexicographicSortSchema(buildSchema(publicSdl)))}\n`,
    tags: new Map([...fieldTags(supergraphSdl)].sort(byName)),
  };
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
