module.exports.set = (obj, path, value) => {
  const parts = Array.isArray(path) ? path : path.split('.');
  for (let i = 0; i < parts.length; i++) {
    const p = parts[i];
    if (i === parts.length - 1) obj[p] = value; //@act
    else if (typeof obj[p] !== 'object') obj[p] = {};
    obj = obj[p];
  }
};
