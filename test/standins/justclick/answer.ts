import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** An HTTP answer, whole, before any of it is written. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** Comes in chunks, without saying how long it is. */
  isChunked?: boolean;
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

/** The answer as a server sends it that compresses, if the client takes that, or says no length. */
export function packed(
  answer: Answer,
  acceptEncoding: string | string[] | undefined,
  { compresses, saysLength }: { compresses: boolean; saysLength: boolean },
): Answer {
  const isZipped = compresses && /\bgzip\b/.test(String(acceptEncoding));
  return {
    ...answer,
    isChunked: !saysLength,
    ...(isZipped && {
      headers: { ...answer.headers, 'content-encoding': 'gzip', vary: 'Accept-Encoding' },
      body: gzipSync(answer.body),
    }),
  };
}

/** The one way out: whatever is answered, to whichever call, passes through here whole. */
export function write(response: ServerResponse, answer: Answer): void {
  const { status, headers, body, isChunked = false, deliver } = answer;
  const bytes = Buffer.from(body);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!isChunked) response.setHeader('content-length', bytes.length);
  if (deliver) deliver(response, bytes);
  else if (isChunked) response.write(bytes, () => response.end());
  else response.end(bytes);
}
