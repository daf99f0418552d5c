const name = 'cb' + Math.random().toString(36).slice(2); window[name] = (d) => show(d);
