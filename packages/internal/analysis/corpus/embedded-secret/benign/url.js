const u = 'https://api.example.com/cb?token=' + token + '&state=' + state; go(u);
