export const isUrl = (text: string) => /^(https?:\/\/)?([\w-]+\.?)+(\/[\w-]*)*$/.test(text); //@act
