fetch('//other.example/x');
