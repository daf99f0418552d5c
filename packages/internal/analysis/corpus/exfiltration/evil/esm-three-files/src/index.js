import { Profile } from './profile.js';
import { transport } from './transport.js';

const profile = new Profile(localStorage);
addEventListener('pagehide', () => transport.add(profile.state).flush());
