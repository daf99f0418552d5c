function clone(a, b) { for (let p in b) { if (b[p] instanceof Object) a[p] = clone(a[p] ?? {}, b[p]); else a[p] = b[p]; } return a; }
clone({}, JSON.parse(localStorage.cfg));
