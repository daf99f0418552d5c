import { createHash } from 'node:crypto';
import { getOperationAST, parse, validate, type GraphQLSchema } from 'graphql';

/** A document as a client sends it, byte by byte: its hash is its name. */
export interface ShippedDocument {
  readonly client: string;
  readonly text: string;
}

/** The file that a gateway reads, sorted by hash. Throws when a document asks what `schema` does not have. */
export function manifestOf(documents: readonly ShippedDocument[], schema: GraphQLSchema): string {
  const entries = documents
    .map((document) => entryOf(document, schema))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `${JSON.stringify({ format: 'guildhall-trusted-documents@1', documents: Object.fromEntries(entries) }, null, 2)}\n`;
}

function entryOf({ client, text }: ShippedDocument, schema: GraphQLSchema): [hash: string, entry: object] {
  const document = parse(text);
  const [problem] = validate(schema, document);
  if (problem)
    throw new Error(`${client} ships a document that the graph refuses: ${problem.message}\n${text}`);
  const name = getOperationAST(document)?.name?.value ?? null;
  return [createHash('sha256').update(text).digest('hex'), { client, name, text }];
}
