// surroundings: emitter
const params = Object.fromEntries(new URLSearchParams(window.location.search));
document.body.insertAdjacentHTML('afterbegin', `<a href="${params.url}">${params.label}</a>`); //@act
