export const reducer = (state, { id, patch }) => ({ ...state, [id]: { ...state[id], ...patch } });
