import { composeServices as composeLikeApollo } from '@apollo/composition';
import { composeServices } from '@theguild/federation-composition';
import {
  buildSchema,
  lexicographicSortSchema,
  printSchema,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

export interface Subgraph {
  readonly name: string;
  readonly sdl: DocumentNode;
}

interface Service {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly url: string;
}

/** A library that composes: the supergraph and the API it means. Throws where it refuses. */
export interface Composer {
  readonly whose: string;
  compose(this: void, services: Service[]): { supergraph: string; api: GraphQLSchema };
}

const THE_GUILD: Composer = {
  whose: 'The Guild’s library',
  compose(services) {
    const composed = composeServices(services);
    if (composed.supergraphSdl === undefined) throw refusal(composed.errors);
    return { supergraph: composed.supergraphSdl, api: buildSchema(composed.publicSdl) };
  },
};

const APOLLO: Composer = {
  whose: 'Apollo’s library',
  compose(services) {
    const { supergraphSdl, schema, errors } = composeLikeApollo(services);
    if (supergraphSdl === undefined) throw refusal(errors);
    return { supergraph: supergraphSdl, api: schema.toAPISchema().toGraphQLJSSchema() };
  },
};

/**
 * The supergraph of these subgraphs, as the first of the libraries composes it. Throws when one of them refuses, or when
 * they mean different APIs: whoever plans with either library must find the same graph.
 */
export function composeTwice(
  subgraphs: readonly Subgraph[],
  [first, second]: readonly [Composer, Composer] = [THE_GUILD, APOLLO],
): string {
  const services = subgraphs.map(({ name, sdl }) => ({
    name,
    typeDefs: sdl,
    // The gateway is told each subgraph's address when it starts; the committed graph names none.
    url: `http://${name}.invalid/graphql`,
  }));
  const [one, other] = [composeWith(first, services), composeWith(second, services)];
  if (canonical(one.api) !== canonical(other.api))
    throw new Error(`${first.whose} and ${second.whose} make different APIs of these subgraphs`);
  return one.supergraph;
}

function composeWith({ whose, compose }: Composer, services: Service[]) {
  try {
    return compose(services);
  } catch (error) {
    throw new Error(`${whose} does not compose these subgraphs: ${String(error)}`, { cause: error });
  }
}

function canonical(api: GraphQLSchema): string {
  return printSchema(lexicographicSortSchema(api));
}

function refusal(errors: readonly { message: string }[]): Error {
  return new Error(errors.map(({ message }) => message).join('\n'));
}
