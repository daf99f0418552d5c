import type { JsonSchema } from '@guildhall/manifest';

const text = { type: 'string' } as const;

/** The editable part of a contact as plugins see it, in a save and in an answer. */
export const detailsSchema: JsonSchema = {
  type: 'object',
  properties: {
    name: text,
    title: text,
    company: text,
    email: text,
    phone: text,
    city: text,
    stage: { enum: ['lead', 'qualified', 'customer', 'dormant'] },
  },
  required: ['name', 'title', 'company', 'email', 'phone', 'city', 'stage'],
};

/** What an interceptor may put right in a save. The CRM checks the result as if it had been typed. */
export const patchableDetails: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    title: { type: 'string', maxLength: 80 },
    company: { type: 'string', minLength: 1, maxLength: 80 },
    email: { type: 'string', maxLength: 200 },
    phone: { type: 'string', maxLength: 40 },
    city: { type: 'string', maxLength: 60 },
  },
};

export const summarySchema: JsonSchema = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    company: text,
    stage: text,
    value: { type: 'number' },
    lastTouch: { type: 'string', format: 'date-time' },
  },
  required: ['id', 'name', 'company', 'stage', 'value', 'lastTouch'],
};

const activitySchema: JsonSchema = {
  type: 'object',
  properties: { kind: text, text, at: { type: 'string', format: 'date-time' } },
  required: ['kind', 'text', 'at'],
};

export const contactSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    title: text,
    company: text,
    email: text,
    phone: text,
    city: text,
    stage: text,
    value: { type: 'number' },
    lastTouch: { type: 'string', format: 'date-time' },
    activity: { type: 'array', items: activitySchema },
  },
  required: ['id', 'name', 'company', 'email', 'phone', 'stage', 'value', 'lastTouch', 'activity'],
};
