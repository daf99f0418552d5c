// surroundings: logger
export const days = ['อาทิตย์', 'จันทร์', 'อังคาร'];
