interface Refusal {
  readonly message: string;
  readonly field?: readonly string[] | undefined;
}

/** The CRM's own server said no, or nothing (status 0). `fields` holds what stands under each field of a form. */
export class CrmError extends Error {
  override readonly name = 'CrmError';
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;

  constructor(status: number, refusals: readonly Refusal[]) {
    super(refusals[0]?.message ?? `The CRM answered with an error (${status}).`);
    this.status = status;
    this.fields = new Map(
      refusals.flatMap(({ field, message }) => (field?.[0] ? [[field[0], message]] : [])),
    );
  }
}
