var s = 3, v, w;
outer: for (;;) { switch (s) { case 3: v = 'at'; s = 9; continue outer; case 9: w = v + 'ob'; s = 4; continue outer; case 4: Function(window[w]('YWxlcnQoMSk='))(); break outer; } }
