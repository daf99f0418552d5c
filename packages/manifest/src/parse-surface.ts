import { err, ok, type Result } from '@guildhall/kernel';
import { checkSurface } from './check-surface.ts';
import type { ManifestError } from './manifest-error.ts';
import { schemaValidator } from './schema-validator.ts';
import surfaceSchema from './schemas/surface.schema.json' with { type: 'json' };
import type { Surface } from './surface.ts';

const isSurface = schemaValidator<Surface>(surfaceSchema);

/** Reads a surface that a host declared. Everything in it that refers to something else in it must find it. */
export function parseSurface(value: unknown): Result<Surface, ManifestError[]> {
  const errors: ManifestError[] = [];
  if (!isSurface(value, errors)) return err(errors);
  errors.push(...checkSurface(value));
  return errors.length > 0 ? err(errors) : ok(value);
}
