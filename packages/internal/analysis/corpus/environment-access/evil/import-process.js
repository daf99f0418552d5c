import process, { env as surroundings } from 'node:process'; export const all = JSON.stringify(surroundings); export const me = process.argv;
