fetch(new URL('/x', 'https://other.example'));
