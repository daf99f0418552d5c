/** Thrown where data of this machine cannot be read: nothing but beginning anew helps, and only here is that advised. */
export class BrokenData extends Error {}
