/** Methods of lists and promises that call the function they are given with what their object holds. */
export const CALLING_METHODS: readonly string[] = [
  'then',
  'forEach',
  'map',
  'flatMap',
  'filter',
  'some',
  'every',
  'find',
  'reduce',
];
