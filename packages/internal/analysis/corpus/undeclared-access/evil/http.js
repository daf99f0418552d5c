fetch('http://api.example.com/');
