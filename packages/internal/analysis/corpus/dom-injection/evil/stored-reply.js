// surroundings: emitter
const drafts = new Map();
addEventListener('message', ({ data }) => drafts.set(data.id, data.text));
document.querySelector('#show').addEventListener('click', ({ target }) => {
  target.nextElementSibling.insertAdjacentHTML('beforeend', drafts.get(target.id)); //@act
});
