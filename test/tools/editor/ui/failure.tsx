import { useEffect, useRef } from 'preact/hooks';
import type { Failure as FailureShape } from '../../../standins/zapier/errors.ts';

/** Where something went wrong: what Zapier does next depends on it. */
export type Place =
  | 'run'
  | 'poll'
  | 'turning on'
  | 'publishing'
  | 'connection test'
  | 'trigger test'
  | 'step test';

type Props = {
  failure: FailureShape;
  place: Place;
  /** Whether the person asked for it just now, and should be led here. */
  takesFocus?: boolean;
};

/** An error as Zapier shows it, and what Zapier does next. Only a run of the Zap has a status. */
export function Failure({ failure, place, takesFocus = false }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    element.current?.scrollIntoView({ block: 'center' });
    element.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={element} class="failure" tabIndex={takesFocus ? -1 : undefined}>
      {place === 'run' && (
        <p>
          <span class="status bad">{failure.status}</span>
        </p>
      )}
      <p class="said">{failure.message}</p>
      <p>
        <strong>What Zapier does next:</strong> {nextAt(place, failure)}
      </p>
    </div>
  );
}

function nextAt(place: Place, { kind, next }: FailureShape): string {
  switch (place) {
    case 'run':
      return next;
    case 'poll':
      return kind === 'expired auth'
        ? 'It asks you to reconnect the account, and does not poll until then. What is new meanwhile is still new then.'
        : 'It polls again. What this poll would have found is still new then.';
    case 'turning on':
      return 'The Zap stays off. Mend this, then turn it on again.';
    case 'publishing':
      return 'The Zap goes on as it was. Mend this, then publish again.';
    case 'connection test':
      return 'It does not keep this connection. Correct what you typed, then connect again.';
    case 'trigger test':
      return 'Nothing: this was a test. Mend this and test again, or go on with the example.';
    case 'step test':
      return `Nothing: this was a test. In a Zap that is on: ${next}`;
  }
}

/** An error of the page itself. */
export function Problem({ text }: { text: string | undefined }) {
  return <div role="alert">{text !== undefined && <p class="failure">{text}</p>}</div>;
}

const TONES: Readonly<Record<string, string>> = {
  Success: 'good',
  'Safely halted': 'plain',
  Scheduled: 'plain',
  Held: 'plain',
};

export const toneOf = (status: string): string => TONES[status] ?? 'bad';
