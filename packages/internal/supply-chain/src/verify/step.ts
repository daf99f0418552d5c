/** One thing that was checked, in words for a person. */
export interface Step {
  readonly name: 'keyset' | 'signature' | 'artifact' | 'sbom' | 'checkpoint' | 'inclusion' | 'growth';
  readonly ok: boolean;
  readonly message: string;
}

export function passed(name: Step['name'], message: string): Step {
  return { name, ok: true, message };
}

export function failed(name: Step['name'], message: string): Step {
  return { name, ok: false, message };
}
