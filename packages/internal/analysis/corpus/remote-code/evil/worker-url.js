new Worker('https://c.example/w.js');
