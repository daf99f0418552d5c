import { word } from './words.mjs';
const api = globalThis[word(2)];
export const boot = () => api(word(0) + word(1)); //@act
