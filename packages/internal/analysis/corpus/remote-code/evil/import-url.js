import run from 'https://c.example/run.js';
run();
