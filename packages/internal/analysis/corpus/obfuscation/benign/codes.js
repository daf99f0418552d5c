const letters = [97, 98].map((c) => String.fromCharCode(c));
