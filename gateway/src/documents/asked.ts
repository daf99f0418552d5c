import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { speak } from '../errors.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** What a request asks, wherever it said so. */
export interface Asked {
  query: string;
  /** SHA-256 of `query`, hex. */
  hash: string;
  /** Whether a client ships this document. */
  trusted: boolean;
  operationName: string | null;
  variables: Record<string, unknown>;
  /** The request as the executor takes it. */
  body: Record<string, unknown>;
}

const record = z.record(z.string(), z.unknown());
const shape = z.looseObject({
  query: z.string().nullish(),
  documentId: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: record.nullish(),
  extensions: z
    .looseObject({ persistedQuery: z.looseObject({ sha256Hash: z.string() }).optional() })
    .nullish(),
});

const hashes = new LRUCache<string, string>({ max: 2_000 });

/** Null when the request is not shaped like GraphQL: nobody knows what it asks, so nobody may run it. */
export function readAsked(
  request: { method: string; query: unknown; body: unknown },
  documents: TrustedDocuments,
): Asked | null {
  const read = shape.safeParse(request.method === 'GET' ? fromSearch(request.query) : request.body);
  if (!read.success) return null;
  const { query, documentId, operationName = null, variables, extensions } = read.data;
  const named = documentId?.replace(/^sha256:/, '') ?? extensions?.persistedQuery?.sha256Hash;
  const document = query ? sent(query) : named === undefined ? null : shipped(named, documents);
  if (!document) return null;
  return {
    ...document,
    trusted: documents.find(document.hash) !== null,
    operationName,
    variables: variables ?? {},
    body: { query: document.query, operationName, variables: variables ?? {} },
  };
}

/** A text and its own hash, never another's: whatever is remembered of a document is remembered under its hash. */
type Document = Pick<Asked, 'query' | 'hash'>;

function sent(query: string): Document {
  return { query, hash: hashOf(query) };
}

function shipped(hash: string, documents: TrustedDocuments): Document {
  const query = documents.find(hash);
  if (query === null)
    throw speak(
      'DOCUMENT_UNKNOWN',
      `No client of this deployment ships a document with the hash ${hash.slice(0, 64)}; send its text, or register it.`,
      404,
    );
  return { query, hash };
}

function hashOf(query: string): string {
  const known = hashes.get(query);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(query).digest('hex');
  hashes.set(query, hash);
  return hash;
}

/** Parameters of a GET; JSON inside them is read, and left as it is where it is none. */
function fromSearch(search: unknown): unknown {
  const read = record.safeParse(search);
  if (!read.success) return search;
  const { variables, extensions, ...rest } = read.data;
  return { ...rest, variables: parsed(variables), extensions: parsed(extensions) };
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
