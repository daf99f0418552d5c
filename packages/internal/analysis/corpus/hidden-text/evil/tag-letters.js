// surroundings: logger
const note = 'ok󠁦󠁥󠁴󠁣󠁨󠀨󠁸󠀩'; //@act
export const length = [...note].length;
