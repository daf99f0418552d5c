// surroundings: emitter
const q = new URLSearchParams(location.search).get('q') ?? '';
document.title = `Results for ${q}`;
document.querySelector('#q').value = q;
history.replaceState(null, '', '?' + new URLSearchParams({ q, page: '1' }));
