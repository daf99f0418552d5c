import { useState, type SubmitEvent } from 'react';
import { Button } from '../kit/button.tsx';
import { Callout } from '../kit/notice.tsx';
import { TextArea } from '../kit/text-area.tsx';
import { Link } from '../navigation/link.tsx';
import { useUnsaved } from '../navigation/unsaved.ts';
import { useSession } from '../plugins/plugin-session.tsx';
import type { PluginDetail } from './models.ts';
import { reasonFrom } from './reason.ts';
import { useAct } from './use-act.ts';

/** For whoever may not install it: asks an administrator, with a reason that helps them decide. */
export function RequestPlugin({ plugin, reload }: { plugin: PluginDetail; reload: () => void }) {
  const { marketplace } = useSession();
  const { busy, error, act } = useAct();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  useUnsaved(!asked && reasonFrom(reason) !== null, 'plugins plugin');
  const requests = <Link href="/plugins/requests">See all requests</Link>;
  if (asked) {
    return (
      <Callout tone="success" icon="check">
        <p role="status">Your administrator has been asked.</p>
        {requests}
      </Callout>
    );
  }
  const ask = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const answered = await act('request', async () => {
      const result = await marketplace.requestInstall(plugin.id, reasonFrom(reason));
      return result.ok ? { ok: true as const, value: true } : result;
    });
    if (answered) setAsked(true);
    else reload();
  };
  return (
    <form className="stack gap-medium" onSubmit={(event) => void ask(event)}>
      <TextArea
        label="What do you need it for?"
        help="Your administrator and your colleagues read this. You may leave it empty."
        most={1_000}
        value={reason}
        onChange={setReason}
      />
      {error && (
        <Callout tone="danger">
          <p>{error}</p>
          {requests}
        </Callout>
      )}
      <Button kind="primary" type="submit" busy={busy !== null}>
        Ask an administrator
      </Button>
    </form>
  );
}
