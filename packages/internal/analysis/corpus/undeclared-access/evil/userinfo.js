fetch('https://api.example.com@other.example/');
