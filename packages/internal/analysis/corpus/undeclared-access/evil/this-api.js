export class Panel { constructor(api) { this.api = api; } load() { return this.api.fetch('https://elsewhere.invalid/x'); } ask() { return this.api.host.call('payroll.read'); } }
