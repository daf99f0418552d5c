const set = (o, p, v) => p.split('.').reduce((a, k, i, all) => (i === all.length - 1 ? (a[k] = v) : (a[k] ??= {})), o);
set({}, req.query.path, req.query.value);
