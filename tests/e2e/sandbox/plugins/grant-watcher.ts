import { Badge, Button, definePlugin, Stack, Text } from '@guildhall/plugin-sdk';
import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const PERMISSION = 'contacts:read';

/** Shows what it may do, how often it was told of a change, and whether it was started anew: the count would be lost. */
definePlugin({
  modules: {
    panel: (api) => {
      const [count, setCount] = useState(0);
      const [told, setTold] = useState(0);
      const mayRead = api.useCan(PERMISSION);
      useEffect(
        () =>
          api.permissions.granted.subscribe(() => {
            setTold((before) => before + 1);
          }),
        [api],
      );
      const onPress = (): void => {
        setCount(count + 1);
      };
      return h(
        Stack,
        null,
        h(Badge, null, `n=${count}`),
        h(Text, null, `${mayRead ? 'may read' : 'may not read'}, told ${told} times`),
        h(Button, { onPress }, 'Bump'),
      );
    },
  },
  handlers: { read: (api) => api.host.call('contacts.read') },
});
