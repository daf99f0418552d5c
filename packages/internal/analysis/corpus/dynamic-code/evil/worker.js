const u = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
new Worker(u);
