import type { ServerResponse } from 'node:http';

/** An HTTP answer, whole, before any of it is written. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** Writes the body in a way of its own: status and headers are set, but not sent. */
  deliver?: (response: ServerResponse, body: Buffer) => void;
}

export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

export function htmlAnswer(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

export function textAnswer(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

/** The one way out: whatever is answered, to whichever call, passes through here whole. */
export function write(response: ServerResponse, { status, headers, body, deliver }: Answer): void {
  const bytes = Buffer.from(body);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('content-length', bytes.length);
  if (deliver) deliver(response, bytes);
  else response.end(bytes);
}
