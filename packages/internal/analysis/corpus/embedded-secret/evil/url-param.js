fetch('https://api.example.com/v1?access_token=EAACx7Kq2Lm9Vb4Nz8Rt1Wc5Yd3Hf6Jg0Sa2Pe7QZB');
