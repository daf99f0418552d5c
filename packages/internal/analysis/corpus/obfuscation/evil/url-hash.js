self[new URL('x:#eval').hash.slice(1)]('1');
