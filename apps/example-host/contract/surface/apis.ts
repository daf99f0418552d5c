import type { SurfaceApi } from '@guildhall/manifest';
import { CALLS_ORIGIN, CALLS_PATH } from './calls-address.ts';
import { contactSchema, summarySchema } from './contact-schema.ts';

const contactId = { type: 'string', maxLength: 40 } as const;

const url = CALLS_ORIGIN + CALLS_PATH;

/** What a plugin may ask the CRM to do, in its pages and on its server, each behind the permission it needs. */
export const apis: readonly SurfaceApi[] = [
  {
    name: 'contacts.read',
    permission: 'contacts:read',
    url,
    params: {
      type: 'object',
      properties: { id: contactId },
      required: ['id'],
      additionalProperties: false,
    },
    result: contactSchema,
  },
  {
    name: 'contacts.list',
    permission: 'contacts:list',
    url,
    params: {
      type: 'object',
      properties: { search: { type: 'string', maxLength: 100 }, page: { type: 'integer', minimum: 1 } },
      additionalProperties: false,
    },
    result: {
      type: 'object',
      properties: { items: { type: 'array', items: summarySchema }, total: { type: 'integer' } },
      required: ['items', 'total'],
    },
  },
  {
    name: 'contacts.annotate',
    permission: 'contacts:write',
    url,
    params: {
      type: 'object',
      properties: { id: contactId, text: { type: 'string', minLength: 1, maxLength: 2000 } },
      required: ['id', 'text'],
      additionalProperties: false,
    },
    result: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
  },
];
