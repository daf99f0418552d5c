window.onmessage = ({ data: { op, args } }) => self[op](...args);
