import type { Details } from './read-details.ts';

const PRIVATE_MAIL = ['gmail.com', 'outlook.com', 'proton.me', 'yahoo.com'];

/** What is wrong with the details, as a sentence for the person who is saving. Null when nothing is. */
export function problemWith({ email, phone }: Details, strict: boolean): string | null {
  const digits = phone.replaceAll(/[^0-9]/g, '');
  if (phone !== '' && /[^0-9+()\s./-]/.test(phone))
    return `The phone number “${phone}” has characters no phone has.`;
  if (phone !== '' && digits.length < 7) return `The phone number “${phone}” is too short to be dialled.`;
  if (digits.length > 15) return `The phone number “${phone}” is longer than any phone number can be.`;
  const domain = email.split('@').at(-1)?.toLowerCase() ?? '';
  if (!domain.includes('.') || domain.endsWith('.invalid')) return `No mail can arrive at “${email}”.`;
  if (!strict) return null;
  if (phone !== '' && !phone.startsWith('+'))
    return 'Begin the phone number with its country code, such as +351.';
  if (PRIVATE_MAIL.includes(domain)) return `“${email}” is a private address: enter the one at work.`;
  return null;
}
