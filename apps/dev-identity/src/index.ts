export { DEV_ISSUER, openDevIdentity, type DevIdentity } from './identity.ts';
export { isPersonaName, PERSONA_NAMES, PERSONAS, type Persona, type PersonaName } from './personas.ts';
