new Worker('./worker.js');
