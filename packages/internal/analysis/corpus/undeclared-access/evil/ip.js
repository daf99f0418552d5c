export const run = ({ api }) => api.fetch('https://169.254.169.254/latest/meta-data/');
