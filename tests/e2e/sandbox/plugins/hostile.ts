import { serve } from './raw-guest.ts';

// Each handler is one way to misbehave.
serve(
  {
    loop: () => {
      for (;;);
    },
    flood: (_args, guest) => {
      for (let i = 0; i < 200_000; i += 1) guest.send({ t: 'log', level: 'info', text: 'x' });
    },
    big: (_args, guest) => {
      guest.send({ t: 'log', level: 'info', text: 'x'.repeat(1_100_000) });
    },
    notText: (_args, guest) => {
      guest.post({ v: 1, t: 'log', level: 'info', text: 'x' });
    },
    record: ({ root, text }: { root: number; text: string }, guest) => {
      const record: unknown = JSON.parse(text);
      guest.send({ t: 'mutate', root, records: [record] });
    },
    ping: () => 'pong',
  },
  (root, guest) => {
    guest.send({
      t: 'mutate',
      root,
      records: [
        [
          0,
          '~',
          { id: 'c', type: 1, element: 'gh-card', children: [], properties: { title: `Root ${root}` } },
          0,
        ],
      ],
    });
  },
);
