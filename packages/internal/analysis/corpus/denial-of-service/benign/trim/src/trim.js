// surroundings: tooltip
export const trim = (t) => t.replace(/^\s+|\s+$/g, '');
export const camel = (t) => t.replace(/[-_](\w)/g, (_, c) => c.toUpperCase());
export const url = /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w./%-]*)?(?:\?[\w=&%.-]*)?$/;
