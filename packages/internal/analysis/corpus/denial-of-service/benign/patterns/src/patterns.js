// surroundings: durations
export const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
export const SEMVER = /^(\d+)\.(\d+)\.(\d+)(?:-([\w.-]+))?$/;
export const WORDS = /(?:[A-Z]?[a-z]+|\d+)/g;
export const COMMENT = /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g;
