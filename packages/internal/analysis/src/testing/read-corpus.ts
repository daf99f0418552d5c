import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CorpusCase {
  threat: string;
  kind: 'evil' | 'benign';
  file: string;
  text: string;
}

/** The stored evasions and their benign twins. They are read as text and never run. */
export function readCorpus(): CorpusCase[] {
  const root = join(import.meta.dirname, '..', '..', 'corpus');
  return readdirSync(root)
    .sort()
    .flatMap((threat) =>
      (['evil', 'benign'] as const).flatMap((kind) =>
        readdirSync(join(root, threat, kind))
          .sort()
          .map((file) => ({
            threat,
            kind,
            file,
            text: readFileSync(join(root, threat, kind, file), 'utf8'),
          })),
      ),
    );
}
