import type { Failure as FailureShape } from '../../../standins/zapier/errors.ts';

/** An error as Zapier shows it, and what Zapier does next. */
export function Failure({ failure }: { failure: FailureShape }) {
  return (
    <div class="failure">
      <p>
        <span class="status bad">{failure.status}</span>
      </p>
      <p class="said">{failure.message}</p>
      <p>
        <strong>What Zapier does next:</strong> {failure.next}
      </p>
    </div>
  );
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
