fetch('/api/x');
