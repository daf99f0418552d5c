const need = { verb: 'delete', noun: 'contacts' };
export const run = ({ api }) => api?.host?.call?.(`${need.noun}.${need.verb}`, { id: 1 });
