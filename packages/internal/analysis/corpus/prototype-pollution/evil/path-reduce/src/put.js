// surroundings: tooltip
export const put = (obj, path, val) => path.split('.').reduce((o, k, i, all) => (o[k] = i === all.length - 1 ? val : o[k] || {}), obj); //@act
