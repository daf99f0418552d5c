[location.hash.slice(1)].forEach(eval);
