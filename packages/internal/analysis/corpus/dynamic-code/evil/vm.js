import { runInThisContext as r } from 'node:vm';
r(code);
