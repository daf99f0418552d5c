import { Button, definePlugin, Stack, Text, type PluginApi } from '@guildhall/plugin-sdk';
import { beat } from './beat.ts';

function Pulse({ api }: { api: PluginApi }) {
  return (
    <Stack gap="small">
      <Text>Press to feel the pulse of your sales.</Text>
      <Button
        onPress={() => {
          beat(api);
        }}
      >
        Start
      </Button>
    </Stack>
  );
}

definePlugin({
  modules: {
    pulse: (api) => {
      setTimeout(() => {
        beat(api);
      }, 500);
      return <Pulse api={api} />;
    },
  },
});
