new Image().src = 'https://other.example/p.gif';
