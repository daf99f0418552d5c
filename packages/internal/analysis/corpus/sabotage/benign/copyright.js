export const year = new Date().getFullYear() > 2024 ? `2024–${new Date().getFullYear()}` : '2024';
