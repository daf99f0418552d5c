abstract class Source { abstract readonly name: string; load(host: { call(name: string): unknown }) { return host.call(this.name); } }
class Payroll extends Source { readonly name = 'payroll.read'; }
export const run = ({ api }: { api: { host: { call(name: string): unknown } } }) => new Payroll().load(api.host);
