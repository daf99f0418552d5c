fetch('https://api.example.com:8443/');
