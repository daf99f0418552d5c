/**
 * How Node runs a process that analyses. Trees of syntax die young, so there is room for one from the beginning, and
 * for a large one when it comes, which needs less memory in all than one that outlives its place among the young;
 * threads that collect garbage and functions that are put into each other cost more time than they save where a
 * process lives for seconds, and so does making fast what will not be called often enough to pay for it: together
 * about a fifth of all, measured on popular packages.
 */
export const PROCESS_FLAGS: readonly string[] = [
  '--max-semi-space-size=128',
  '--min-semi-space-size=64',
  '--single-threaded-gc',
  '--no-turbo-inlining',
  '--invocation-count-for-maglev=1000',
  '--invocation-count-for-turbofan=100000',
  '--disable-warning=ExperimentalWarning',
];
