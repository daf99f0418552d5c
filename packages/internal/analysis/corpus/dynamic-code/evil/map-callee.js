const table = new Map([['r', globalThis.eval]]); table.get('r')(name);
