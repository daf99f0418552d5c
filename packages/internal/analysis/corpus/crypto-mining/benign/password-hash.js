// surroundings: logger
import { scrypt, randomBytes } from 'node:crypto';
export const hash = (password, done) => scrypt(password, randomBytes(16), 64, done);
