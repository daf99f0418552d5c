fetch('https://API.example.com/x');
