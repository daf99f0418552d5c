export const list = (names) => { const ul = document.createElement('ul'); for (const name of names) ul.append(Object.assign(document.createElement('li'), { textContent: name })); return ul; };
