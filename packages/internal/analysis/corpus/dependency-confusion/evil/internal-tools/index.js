export { log } from 'acme-internal-logger';
