import { parse } from 'graphql';
import type { Subgraph } from '../../../tools/schema/compose-twice.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@shareable"])';

/** A subgraph from what is its own. */
export function aSubgraph(name: string, own: string): Subgraph {
  return { name, sdl: parse(`${LINK}\n${own}`) };
}

/** Two subgraphs that share a book. */
export function aShop(changes: { books?: string; prices?: string } = {}): Subgraph[] {
  return [aSubgraph('books', changes.books ?? BOOKS), aSubgraph('prices', changes.prices ?? PRICES)];
}

export const BOOKS = `
  type Query {
    book(id: ID!): Book @tag(name: "host") @tag(name: "ops")
    shelf: String @tag(name: "host")
    drafts: [Book!]! @tag(name: "ops")
  }
  type Book @key(fields: "id") {
    id: ID!
    title: String!
    pages: Int @tag(name: "host") @tag(name: "ops")
  }`;

export const PRICES = `
  type Book @key(fields: "id") {
    id: ID!
    price(currency: String): Float
  }`;
