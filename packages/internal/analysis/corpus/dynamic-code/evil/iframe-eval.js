const f = document.createElement('iframe');
document.body.appendChild(f);
f.contentWindow.eval(localStorage.getItem('stage2'));
