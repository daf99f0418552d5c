setTimeout(() => run(), 100);
setTimeout(run, 100);
