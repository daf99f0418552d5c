export const login = () => { location.href = `/login?next=${encodeURIComponent(location.pathname)}`; };
