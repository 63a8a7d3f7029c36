import { useState } from 'preact/hooks';
import type { Sample } from '../wire.ts';

/** A record by its labels, as the Zap editor shows it, with the raw JSON behind a fold. */
export function Record({ sample, name }: { sample: Sample; name: string }) {
  const [showsEmpty, setShowsEmpty] = useState(false);
  const filled = sample.values.filter(({ value }) => !isEmpty(value));
  const shown = showsEmpty ? sample.values : filled;
  const emptyCount = sample.values.length - filled.length;
  return (
    <div class="record">
      <dl>
        {shown.map(({ path, label, value, isLineItem }) => (
          <div key={path}>
            <dt>{label}</dt>
            <dd>
              {isLineItem && Array.isArray(value) ? (
                <ol class="line-values">
                  {value.map((each, at) => (
                    <li key={at}>{shownAs(each)}</li>
                  ))}
                </ol>
              ) : (
                shownAs(value)
              )}
            </dd>
          </div>
        ))}
      </dl>
      {emptyCount > 0 && (
        <button type="button" class="link" onClick={() => setShowsEmpty(!showsEmpty)}>
          {showsEmpty ? 'Hide empty fields' : `Show ${emptyCount} empty fields`}
        </button>
      )}
      <Json title="Raw JSON" name={`Raw JSON of ${name}`} value={sample.record} />
    </div>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.every(isEmpty));

function shownAs(value: unknown) {
  if (isEmpty(value)) return <span class="hint">empty</span>;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** JSON behind a fold. */
export function Json({ title, name, value }: { title: string; name: string; value: unknown }) {
  return (
    <details class="fold">
      <summary>{title}</summary>
      <Code name={name} text={JSON.stringify(value, null, 2)} />
    </details>
  );
}

/** Text of a machine. It can be scrolled with the keys too. */
export function Code({ name, text }: { name: string; text: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no group of form fields
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <div class="code" role="group" tabIndex={0} aria-label={name}>
      <pre>{text}</pre>
    </div>
  );
}
