const w = window, k = Object.getOwnPropertyNames(w).filter((n) => n.length === 4 && n[0] === 'e' && n[3] === 'l')[0];
w[k]('alert(1)');
