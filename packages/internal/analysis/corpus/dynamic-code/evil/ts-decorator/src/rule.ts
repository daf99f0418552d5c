// surroundings: durations
type Ctx = { data: Record<string, unknown> };
export class RuleEngine {
  private cache = new Map<string, (ctx: Ctx) => unknown>();
  compile(expr: string): (ctx: Ctx) => unknown {
    let fn = this.cache.get(expr);
    if (!fn) {
      fn = (0, eval)(`(ctx) => (${expr})`) as (ctx: Ctx) => unknown; //@act
      this.cache.set(expr, fn);
    }
    return fn;
  }
}
