export { loopbackEgress, STAND_IN } from './loopback-egress.ts';
export { makeCertificate } from './make-certificate.ts';
export { serve } from './serve.ts';
