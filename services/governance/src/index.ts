export { governance } from './service.ts';
