const a = 'ghp_x9KdQ2mZ7vT4';
const b = 'nB8wR1sY6pL3cJ5hG0fAeUiO';
const pair = a + b;
