import { derive } from './derive.ts';
import { createStore } from './store.ts';

describe('a store', () => {
  it('tells of another value, and only of another', () => {
    const store = createStore(1);
    let told = 0;
    const stop = store.subscribe(() => (told += 1));
    store.set(1);
    store.set(2);
    stop();
    store.set(3);
    expect({ told, value: store.get() }).toEqual({ told: 1, value: 3 });
  });
});

describe('a derived value', () => {
  it('follows its sources, watched or not', () => {
    const [a, b] = [createStore(1), createStore(2)];
    const sum = derive([a, b], () => ({ sum: a.get() + b.get() }));
    a.set(5);
    expect(sum.get()).toEqual({ sum: 7 });
  });

  it('stays the same object while it says the same', () => {
    const source = createStore(1);
    const parity = derive([source], () => ({ odd: source.get() % 2 === 1 }));
    const before = parity.get();
    let told = 0;
    parity.subscribe(() => (told += 1));
    source.set(3);
    expect(parity.get()).toBe(before);
    source.set(4);
    expect({ told, now: parity.get() }).toEqual({ told: 1, now: { odd: false } });
  });

  it('lets go of its sources with its last listener', () => {
    const source = createStore(1);
    let computed = 0;
    const derived = derive([source], () => (computed += 1));
    derived.subscribe(() => undefined)();
    const before = computed;
    source.set(2);
    expect(computed).toBe(before);
  });
});
