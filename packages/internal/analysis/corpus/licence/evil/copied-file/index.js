export { diff } from './src/myers.js';
