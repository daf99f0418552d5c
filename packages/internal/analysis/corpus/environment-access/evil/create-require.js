import { createRequire } from 'module';
const r = createRequire(import.meta.url);
r('child_' + 'process').exec('id');
