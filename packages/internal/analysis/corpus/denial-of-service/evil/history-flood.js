// surroundings: tooltip
for (let i = 0; i < 1e9; i += 1) history.pushState(i, '', `#${i}`); //@act
