// npm run storm: a seeded minute of kill -9, and what it must not cost. Options: -- --seconds 60 --seed 1
// --queues redis|postgres. Instead of a storm: -- --control outbox|inbox|rev|none|all takes one protection away, and must fail.
import { install, node24, run } from './bootstrap.mjs';

install();
run('turbo', ['run', 'generate', '--output-logs=errors-only']);
run(node24(), ['tests/storm/src/main.ts', ...process.argv.slice(2)]);
