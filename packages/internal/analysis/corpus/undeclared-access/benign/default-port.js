fetch('https://api.example.com:443/x');
