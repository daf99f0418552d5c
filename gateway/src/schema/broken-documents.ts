import { getOperationAST, parse, validate, type GraphQLSchema } from 'graphql';
import type { TrustedDocuments } from '../documents/trusted-documents.ts';

/** What each document that would no longer run is called, and the first thing wrong with it. */
export function brokenDocuments(schema: GraphQLSchema, documents: TrustedDocuments): string[] {
  return documents.all().flatMap((text) => {
    const document = parse(text);
    const [problem] = validate(schema, document);
    const name = getOperationAST(document)?.name?.value ?? 'a document without a name';
    return problem ? [`${name} (${problem.message})`] : [];
  });
}
