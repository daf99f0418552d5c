/** Methods that some address of ours knows; pages of hosts may use them all. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT'];
