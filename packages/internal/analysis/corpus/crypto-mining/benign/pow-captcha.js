import { createHash } from 'node:crypto';
export const checksum = (file) => createHash('sha256').update(file).digest('hex');
