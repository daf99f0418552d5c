// By its path: the testing room stands on this one.
export { pureTests as default } from '../testing/jest-preset.js';
