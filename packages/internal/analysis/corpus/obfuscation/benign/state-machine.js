let s = 0;
while (true) { switch (s) { case 0: s = 1; break; case 1: s = 2; break; case 2: return1(); s = 3; break; default: s = 0; } if (s === 3) break; }
