globalThis['ev' + 'al'](code);
