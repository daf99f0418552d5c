class HttpError extends Error { constructor(m, s) { super(m); this.status = s; } } throw new HttpError('no', 404);
