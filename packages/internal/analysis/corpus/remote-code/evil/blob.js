fetch('https://c.example/w').then((r) => r.blob()).then((b) => new Worker(URL.createObjectURL(b)));
