const pem = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEowIBAAKCAQEAx7Kq2Lm9Vb4Nz8Rt1Wc5Yd3Hf6Jg0Sa2Pe7QZBk9', '-----END RSA PRIVATE KEY-----'].join('\n'); sign(pem);
