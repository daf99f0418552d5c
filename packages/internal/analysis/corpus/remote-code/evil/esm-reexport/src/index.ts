export { boot } from './boot';
// surroundings: emitter
