// surroundings: emitter
export const isUrl = (text) => /^(https?:\/\/)?([\da-z.-]+)+\.([a-z.]{2,6})([/\w .-]*)*\/?$/.test(text); //@act
