import { Histogram, type HistogramConfiguration, type LabelValues } from 'prom-client';

/** Counts one sample. */
type Count = (this: void, value: number) => void;

interface Tally {
  readonly labels: object;
  /** Samples up to each bound and above the one before, those above all bounds last. */
  readonly counts: number[];
  sum: number;
}

/**
 * A histogram that counts what comes by the thousand in plain numbers, and looks for its labels when somebody asks: that
 * costs more than the rest of a sample.
 */
export class TalliedHistogram<Label extends string> extends Histogram<Label> {
  readonly #tallies: Tally[] = [];
  readonly #bounds: readonly number[];
  /** What is told, before the tallies: a registry asks for that by a way of its own, which leads here as well. */
  readonly #told: Histogram<Label>;

  constructor(configuration: HistogramConfiguration<Label> & { buckets: number[] }) {
    super(configuration);
    this.#bounds = configuration.buckets;
    this.#told = new Histogram({ ...configuration, registers: [] });
  }

  /** Counts one sample by its labels. */
  sample(labels: LabelValues<Label>, value: number): void {
    this.#told.observe(labels, value);
  }

  /** For samples that all have these labels. */
  openTally(labels: LabelValues<Label>): Count {
    this.#told.zero(labels);
    const bounds = this.#bounds;
    const counts = [...bounds.map(() => 0), 0];
    const tally = { labels, counts, sum: 0 };
    this.#tallies.push(tally);
    return (value) => {
      let at = 0;
      while (value > (bounds[at] ?? Infinity)) at += 1;
      counts[at] = (counts[at] ?? 0) + 1;
      tally.sum += value;
    };
  }

  override async get() {
    const metric = await this.#told.get();
    for (const tally of this.#tallies)
      for (const entry of metric.values)
        if (isOf(entry.labels, tally.labels)) entry.value += this.#partOf(tally, entry);
    return metric;
  }

  /** What a registry asks when it writes for Prometheus. */
  getForPromString() {
    return this.get();
  }

  /** Of a tally in one line: its sum, or how many samples lie below the line's bound. */
  #partOf(
    { counts, sum }: Tally,
    { metricName, labels }: { metricName?: string | undefined; labels: object },
  ): number {
    if (metricName?.endsWith('_sum')) return sum;
    const bound = 'le' in labels ? Number(labels.le) : Number.NaN;
    const below = Number.isNaN(bound)
      ? counts
      : counts.filter((_, at) => (this.#bounds[at] ?? Infinity) <= bound);
    return below.reduce((total, count) => total + count, 0);
  }
}

function isOf(labels: object, wanted: object): boolean {
  const has = new Map(Object.entries(labels));
  return Object.entries(wanted).every(([name, value]) => has.get(name) === value);
}
