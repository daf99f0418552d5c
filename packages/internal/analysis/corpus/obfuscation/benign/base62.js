const A = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const encode = (n) => { let s = ''; do { s = A[n % 62] + s; n = Math.floor(n / 62); } while (n > 0); return s; };
