const f = document.createElement('iframe');
document.body.append(f);
f.contentWindow.eval(code);
