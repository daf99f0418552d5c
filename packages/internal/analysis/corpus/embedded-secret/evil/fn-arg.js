connect({ user: 'svc', password: 'k9!Vb4Nz8Rt1Wc5' });
