import { z } from 'zod';
import { openInputNote } from './current-input.ts';
import { fuzzTarget } from './fuzz-target.ts';
import { task, type Message } from './messages.ts';
import type { Target } from './target.ts';

const targets = z.object({
  TARGETS: z.array(z.custom<Target>((one) => typeof one === 'object' && one !== null && 'read' in one)),
});

// Runs as a child process: what ends it, or keeps it for ever, is seen by the one that started it.
const { module, target: name, inputs, seed, note } = task.parse(JSON.parse(process.argv[2] ?? ''));
const loaded: unknown = await import(module);
const { TARGETS } = targets.parse(loaded);
const target = TARGETS.find((one) => one.name === name);
if (!target) throw new Error(`There is no target ${name}.`);
const tell = (message: Message): void => {
  process.send?.(message);
};
process.on('disconnect', () => process.exit());
const notes = openInputNote(note);
const tally = await fuzzTarget(target, {
  inputs,
  seed,
  onInput: notes.write,
  onFailure: (failure) => {
    tell({ kind: 'failure', failure });
  },
});
notes.close();
tell({ kind: 'done', tally });
process.disconnect();
