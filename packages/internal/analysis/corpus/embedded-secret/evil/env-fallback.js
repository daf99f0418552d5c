const token = process.env.GH || 'ghp_x7Kq2Lm9Vb4Nz8Rt1Wc5Yd3Hf6Jg0Sa2Pe7Q'; go(token);
