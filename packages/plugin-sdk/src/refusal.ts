/** A field of a patch that the host left out: its surface does not declare it, or in another form. */
export interface RefusedField {
  readonly code: 'PATCH_FIELD_NOT_DECLARED' | 'PATCH_FIELD_UNFIT';
  /** `details.phone` */
  readonly field: string;
  readonly message: string;
}

/** What a host did not take of a handler's answer. The rest of it counts. */
export interface Refusal {
  readonly handler: string;
  readonly fields: readonly RefusedField[];
}
