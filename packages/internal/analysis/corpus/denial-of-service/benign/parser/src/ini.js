// surroundings: tooltip
export const LINE = /^\s*(?:\[([^\]]+)\]|([^=;#\s][^=]*?)\s*=\s*(.*?))\s*(?:[;#].*)?$/;
export const ARGS = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+)/g;
