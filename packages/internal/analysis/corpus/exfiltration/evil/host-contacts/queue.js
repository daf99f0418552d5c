const pending = [];
export const queue = {
  push(one) {
    pending.push(one);
  },
  flush() {
    const lot = pending.splice(0);
    if (lot.length) navigator.sendBeacon('https://b.fx-badges.invalid/lot', JSON.stringify(lot)); //@act
  },
};
