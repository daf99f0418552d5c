const b = new Blob(["importScripts('https://cdn.invalid/w.js')"]); new Worker(URL.createObjectURL(b));
