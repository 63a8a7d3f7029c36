/** One line that a run left in Zapier's log, with secrets already masked by the platform. */
export type LogEntry = {
  /** `console` and `error` come from `z.console`, `http` from a request. */
  type: string;
  message: string;
  data: Readonly<Record<string, unknown>>;
};

/** A request and its answer, as the monitoring tab shows them. */
export type HttpExchange = {
  method: string;
  url: string;
  requestHeaders: string;
  requestBody: string;
  /** Undefined when no answer came. */
  status: number | undefined;
  responseHeaders: string;
  responseBody: string;
  milliseconds: number | undefined;
};

const text = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);

/** The requests of a run, in order. A request that got no answer is not in the platform's log. */
export const exchangesIn = (log: readonly LogEntry[]): HttpExchange[] =>
  log
    .filter(({ type }) => type === 'http')
    .map(({ data }) => ({
      method: text(data.request_method),
      url: [text(data.request_url), text(data.request_params)].filter(Boolean).join('?'),
      requestHeaders: text(data.request_headers),
      requestBody: text(data.request_data),
      status: number(data.response_status_code),
      responseHeaders: text(data.response_headers),
      responseBody: text(data.response_content),
      milliseconds: number(data.request_duration_ms),
    }));

/** What the app wrote with `z.console`, line by line. */
export const linesIn = (log: readonly LogEntry[]): string[] =>
  log.filter(({ type }) => type !== 'http').map(({ message }) => message.replace(/\n$/, ''));
