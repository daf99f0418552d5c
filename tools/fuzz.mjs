// npm run fuzz [-- --inputs 1000000 --seed 1]: everything that reads what strangers write, given nonsense.
import { install, node24, run } from './bootstrap.mjs';

install();
run(node24(), ['tools/fuzz.ts', ...process.argv.slice(2)]);
