// surroundings: emitter
export const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(.))/gy;
export const CSV = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
export const PATH = /^\/(?:[\w-]+(?:\/[\w-]+)*)?$/;
export const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/;
