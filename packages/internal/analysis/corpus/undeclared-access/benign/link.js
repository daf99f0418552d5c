const a = document.createElement('a');
a.href = 'https://other.example/help';
