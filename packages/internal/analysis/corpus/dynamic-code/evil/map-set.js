const m = new Map([['r', eval]]);
m.get('r')(code);
