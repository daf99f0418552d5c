Function.prototype.call.call(eval, null, name);
