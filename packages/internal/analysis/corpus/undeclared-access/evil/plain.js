fetch('https://other.example/x');
