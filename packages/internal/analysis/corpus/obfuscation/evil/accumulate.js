let n = 'ev';
n += 'al';
window[n](code);
