import { z } from 'zod';

// A child process for tests: does what its input says instead of a job.
const asked = z.object({ id: z.int(), input: z.unknown() });

process.on('message', (message) => {
  const { id, input } = asked.parse(message);
  if (typeof input === 'string' && input.includes(' at ')) process.send?.({ id, at: input.split(' at ')[1] });
  if (input === 'die') process.exit(1);
  if (input === 'die at src/a.js') process.abort();
  if (input === 'hang at src/a.js') for (;;);
  if (input === 'hang') for (;;);
  if (input === 'eat')
    for (const pieces: string[][] = []; ;) pieces.push(Array.from({ length: 100_000 }, String));
  process.send?.({ id, ok: true, outcome: input === 'lie' ? { no: 'outcome' } : process.pid });
});
process.on('disconnect', () => process.exit());
