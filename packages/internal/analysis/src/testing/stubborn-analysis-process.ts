import { asked, type Told } from '../bounded/messages.ts';

// A child process for tests: does what the names of the files say instead of an analysis.
process.once('message', (message) => {
  const { files } = asked.parse(message);
  for (const file of files.keys()) {
    tell({ kind: 'file', file, memory: file === 'eats.js' ? 2 ** 40 : 1 });
    if (file === 'dies.js') process.abort();
    if (file === 'hangs.js') for (;;);
  }
  const facts = {
    capabilities: {},
    origins: [],
    hostApis: [],
    entries: [],
    sizes: { 'fine.js': 1 },
    complexity: {},
  };
  tell({ kind: 'done', analysis: { findings: [], facts, errors: [] } });
});
process.on('disconnect', () => process.exit());

function tell(told: Told): void {
  process.send?.(told);
}
