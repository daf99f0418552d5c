const params = new URLSearchParams(window.location.search);
const name = params.get('name') || 'stranger';
document.getElementById('greeting').innerHTML = '<h1>Hello, ' + name + '!</h1>'; //@act
