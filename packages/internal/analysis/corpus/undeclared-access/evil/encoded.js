export const run = ({ api }) => api.fetch(atob('aHR0cHM6Ly9lLmludmFsaWQv'));
