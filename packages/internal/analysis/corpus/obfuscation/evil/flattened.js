const o = '3|1|0|2'.split('|');
let i = 0;
while (true) { switch (o[i++]) { case '0': c(); continue; case '1': b(); continue; case '2': d(); continue; case '3': a(); continue; } break; }
