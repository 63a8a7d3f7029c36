import type { AppInfo, Exchange, MethodRun } from '../wire.ts';
import { Breakable } from './breakable.tsx';
import { Code } from './record.tsx';

type FormTableProps = { caption: string; fields: readonly (readonly [string, string])[] };

/** The fields of a form as the app sends them, decoded. */
export const FormTable = ({ caption, fields }: FormTableProps) => (
  <table>
    <caption>{caption}</caption>
    <tbody>
      {fields.map(([name, value], at) => (
        <tr key={at}>
          <th scope="row">{name}</th>
          <td>
            <Breakable text={value} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** All that the app sent while it did something, behind a fold. */
export function Exchanges({ runs, app }: { runs: readonly MethodRun[]; app: AppInfo }) {
  const sent = runs.filter(({ exchanges, lines }) => exchanges.length > 0 || lines.length > 0);
  const count = sent.flatMap(({ exchanges }) => exchanges).length;
  if (sent.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        What was sent <span class="hint">{count === 1 ? '1 request' : `${count} requests`}</span>
      </summary>
      {sent.map((run, at) => (
        <section key={at} class="method">
          <h3>{nameOf(run.method, app)}</h3>
          {run.lines.map((line) => (
            <p class="hint" key={line}>
              {line}
            </p>
          ))}
          {run.exchanges.map((exchange, number) => (
            <ExchangeView key={number} exchange={exchange} />
          ))}
        </section>
      ))}
    </details>
  );
}

/** What a method of the app is in Zapier's words. */
export function nameOf(method: string, { operations }: AppInfo): string {
  const [folder = '', key = '', , part = ''] = method.split('.');
  if (folder === 'authentication') return 'Connection test';
  if (folder === 'hydrators') return `Hydration: ${key}`;
  const label = operations
    .flatMap(({ forms }) => forms)
    .find(({ path }) => path === `${folder}.${key}`)?.title;
  const what = part === 'perform' ? '' : ` (${part})`;
  return `${label ?? `Dropdown: ${key}`}${what}`;
}

export function ExchangeView({ exchange }: { exchange: Exchange }) {
  const { method, url, status, brokeOff, milliseconds, requestBody, responseBody, notes } =
    exchange;
  const fields = formFieldsIn(exchange);
  const isVerified = notes.some(({ tone }) => tone === 'good');
  const came =
    status === undefined ? 'no answer' : `HTTP ${status}${brokeOff ? ', broke off' : ''}`;
  return (
    <details class="exchange">
      <summary>
        <strong>{method}</strong>{' '}
        <span class="url">
          <Breakable text={url} />
        </span>{' '}
        <span class={`status ${isVerified ? 'good' : 'plain'}`}>{came}</span>
      </summary>
      {fields.length > 0 && <FormTable caption="Fields of the form, decoded" fields={fields} />}
      {requestBody !== '' && <Code name="Request body" text={requestBody} />}
      {notes.map(({ label, text, tone }) => (
        <p key={label} class={`note ${tone ?? ''}`}>
          <strong>{label}:</strong> {text}
        </p>
      ))}
      <p>
        <strong>{came}</strong>
        {milliseconds !== undefined && <span class="hint"> after {milliseconds} ms</span>}
      </p>
      {responseBody !== '' && <Code name="Answer body" text={prettyJson(responseBody)} />}
    </details>
  );
}

/** The fields of a form as PHP, or any other server, reads them. */
export function formFieldsIn({ requestHeaders, requestBody }: Exchange): [string, string][] {
  const type = requestHeaders['content-type'] ?? requestHeaders['Content-Type'] ?? '';
  return type.startsWith('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(requestBody)]
    : [];
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
