import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { brokenDocuments } from './broken-documents.ts';
import type { TrustedDocuments } from '../documents/trusted-documents.ts';

export type ReloadOutcome = 'taken' | 'refused' | 'ignored';

/** Keeps the graph in service in step with a file. What cannot serve never replaces what does. */
export interface SupergraphFollower {
  /** Looks at the file; called every second. */
  look(this: void): Promise<void>;
}

const MISSING = 'missing';

export function followSupergraph(options: {
  file: string;
  /** The text in service at the start. */
  serving: string;
  documents: TrustedDocuments;
  /** Reads a supergraph as it would be served; throws, saying why, when it is broken. */
  read(this: void, sdl: string): Promise<{ apiSchema: GraphQLSchema }>;
  /** False where what serves cannot take another graph while it runs. */
  serve(this: void, sdl: string): Promise<boolean>;
  tell(this: void, outcome: ReloadOutcome): void;
  log: Logger;
}): SupergraphFollower {
  const { file, documents, read, serve, tell, log } = options;
  let seen = hashOf(options.serving);

  /** A file that is being replaced may be gone for a moment; one that stays away is told of once. */
  function noteMissing(error: unknown): null {
    if (seen === MISSING) return null;
    seen = MISSING;
    tell('refused');
    log.error({ err: error }, 'the supergraph cannot be read; the old one goes on serving');
    return null;
  }

  async function take(sdl: string): Promise<boolean> {
    const { apiSchema } = await read(sdl);
    const broken = brokenDocuments(apiSchema, documents);
    if (broken.length > 0) throw new Error(`clients ship documents that it refuses: ${broken.join('; ')}`);
    return serve(sdl);
  }

  return {
    async look() {
      const sdl = await readFile(file, 'utf8').catch(noteMissing);
      if (sdl === null) return;
      const hash = hashOf(sdl);
      if (hash === seen) return;
      // Said once: the same broken text is not tried again every second.
      seen = hash;
      try {
        const taken = await take(sdl);
        tell(taken ? 'taken' : 'ignored');
        if (taken) log.info({ hash }, 'a new supergraph serves');
        else log.warn({ hash }, 'a new supergraph waits until this gateway is started anew');
      } catch (error) {
        tell('refused');
        log.error({ err: error, hash }, 'a supergraph was refused; the old one goes on serving');
      }
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
