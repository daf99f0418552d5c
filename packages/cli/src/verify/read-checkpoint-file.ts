import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { readCheckpoint } from '@guildhall/supply-chain';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import { readBytes } from './read-json-file.ts';

const bundle = z.looseObject({ log: z.looseObject({ checkpoint: z.string() }) });

/** What a log said of itself once: a checkpoint as it was written, or the one in a bundle that was kept. */
export async function readCheckpointFile(cwd: string, file: string): Promise<Result<string, Failure>> {
  const bytes = await readBytes(cwd, file, 'The earlier checkpoint');
  if (!bytes.ok) return bytes;
  const text = new TextDecoder().decode(bytes.value);
  const kept = bundle.safeParse(jsonOf(text));
  const note = kept.success ? kept.data.log.checkpoint : text;
  if (readCheckpoint(note)) return ok(note);
  return failed('usage', 'UNREADABLE', `${file} is neither a checkpoint nor a bundle with one.`);
}
