importScripts('https://c.example/w.js');
