const k = `AKIA${'Q3EGRWX7ZLMPVN2K'}`; go(k);
