import { enableCompileCache } from 'node:module';
import { analyzePackage } from '../analyze-package.ts';
import { asked, type Told } from './messages.ts';

// Runs as a child process. It reads what strangers wrote; it never executes any of it.
enableCompileCache();
process.once('message', (message) => {
  const tell = (told: Told): void => {
    process.send?.(told);
  };
  analyzePackage({
    ...asked.parse(message),
    filesOnly: true,
    onFile: (file) => {
      tell({ kind: 'file', file, memory: process.memoryUsage.rss() });
    },
  }).then(
    (analysis) => {
      last({ kind: 'done', analysis });
    },
    (error: unknown) => {
      last({ kind: 'failed', message: String(error) });
    },
  );
});
process.on('disconnect', () => process.exit());

function last(told: Told): void {
  process.send?.(told, () => {
    process.disconnect();
  });
}
