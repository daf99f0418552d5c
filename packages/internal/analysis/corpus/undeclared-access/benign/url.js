fetch(new URL('/v1', 'https://api.example.com'));
