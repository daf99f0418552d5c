import { Badge, Button, Card, definePlugin, Stack, Text } from '@guildhall/plugin-sdk';
import { h } from 'preact';
import { useState } from 'preact/hooks';

definePlugin({
  modules: {
    panel: (api) => {
      const [count, setCount] = useState(0);
      return h(
        Card,
        { title: 'Counter' },
        h(
          Stack,
          null,
          h(Text, null, `Contact ${JSON.stringify(api.useContext().contactId ?? null)}`),
          h(Badge, { tone: 'info' }, `n=${count}`),
          h(
            Button,
            {
              kind: 'primary',
              onPress: () => {
                setCount(count + 1);
              },
            },
            'Bump',
          ),
        ),
      );
    },
  },
  handlers: {
    read: (api) => api.host.call('contacts.read'),
    ping: () => 'pong',
    linger: () => new Promise(() => undefined),
  },
});
