/** Fails a suite in which a gateway left an operation to the stock executor: what is shown here is shown of compiled plans. */
export function assertCompiled(uncompiled: number): void {
  if (uncompiled > 0) throw new Error(`${uncompiled} operations of these tests ran on the stock executor`);
}
