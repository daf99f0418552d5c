const x = new XMLHttpRequest();
x.open('GET', 'https://other.example');
x.send();
