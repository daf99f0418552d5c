const t = String.fromCharCode(103, 104, 112, 95) + 'x7Kq2Lm9Vb4Nz8Rt1Wc5Yd3Hf6Jg0Sa2Pe7Q';
