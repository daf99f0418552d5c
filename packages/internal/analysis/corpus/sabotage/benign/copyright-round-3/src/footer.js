// surroundings: tooltip
export const footer = () => `© 2019–${new Date().getFullYear() > 2026 ? new Date().getFullYear() : 2026} Example`;
