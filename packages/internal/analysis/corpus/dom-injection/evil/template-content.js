// surroundings: tooltip
const template = document.createElement('template');
template.innerHTML = new URLSearchParams(location.search).get('welcome'); //@act
document.body.append(template.content.cloneNode(true));
