fetch('https://api.example.com/v1');
