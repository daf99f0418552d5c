import { assemble } from './assemble.js';

const parts = ['total: ', '12.50'];

export const start = () => [assemble(String, parts), assemble(Error, parts)];
