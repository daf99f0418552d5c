export { installation } from './service.ts';
