import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { contactQuery } from '../../contract/contact-query.ts';
import type { ContactBook } from './contact-book.ts';

const byId = z.object({ id: z.string() });
const note = z.object({ text: z.string(), author: z.string().max(80) });
const NOT_FOUND = { errors: [{ code: 'NOT_FOUND', message: 'This contact no longer exists.' }] };

/** The CRM's own data, as JSON under `/api`. */
export function contactRoutes(app: FastifyInstance, book: ContactBook): void {
  app.get('/api/overview', () => book.overview());

  app.get('/api/contacts', (request) => book.list(contactQuery.parse(request.query)));

  app.get('/api/contacts/:id', (request, reply) => {
    const contact = book.get(byId.parse(request.params).id);
    return contact ?? reply.code(404).send(NOT_FOUND);
  });

  app.put('/api/contacts/:id', (request, reply) => {
    const saved = book.save(byId.parse(request.params).id, request.body);
    if (saved.ok) return saved.value;
    const missing = saved.error.some(({ code }) => code === 'NOT_FOUND');
    return reply.code(missing ? 404 : 422).send({ errors: saved.error });
  });

  app.post('/api/contacts/:id/notes', (request, reply) => {
    const asked = note.safeParse(request.body);
    if (!asked.success) {
      return reply.code(422).send({ errors: [{ code: 'INVALID', message: 'Send { text, author }.' }] });
    }
    const annotated = book.annotate(byId.parse(request.params).id, { ...asked.data, at: new Date() });
    if (annotated.ok) return annotated.value;
    return reply.code(annotated.error.code === 'NOT_FOUND' ? 404 : 422).send({ errors: [annotated.error] });
  });
}
