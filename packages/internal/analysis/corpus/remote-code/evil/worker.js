new Worker('https://c.invalid/w.js');
