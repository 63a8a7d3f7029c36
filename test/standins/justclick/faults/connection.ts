import type { ServerResponse } from 'node:http';
import type { Answer } from '../answer.ts';
import type { Fault } from './fault.ts';

const delivered =
  (deliver: (response: ServerResponse, body: Buffer) => void) => (answer: Answer) => ({
    ...answer,
    deliver,
  });

export function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function cutInHalf(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
}

function trickle(response: ServerResponse, body: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, ++sent));
    if (sent >= body.length) response.end();
  }, 1_000);
  response.once('close', () => clearInterval(timer));
}

/** A chunked answer tells its end with an empty chunk, which never comes. */
function cutBetweenChunks(response: ServerResponse, body: Buffer): void {
  response.removeHeader('content-length');
  cutInHalf(response, body);
}

/** Nothing was written on a connection that is new. */
function resetUsed(response: ServerResponse, body: Buffer): void {
  if (response.socket && response.socket.bytesWritten > 0) reset(response);
  else response.end(body);
}

/** Connections that break or never bring an answer. */
export const CONNECTION = {
  reset: {
    says: 'The connection is reset before an answer.',
    carriedOut: true,
    spoil: delivered(reset),
  },
  forgotten: {
    says: 'A connection that was used before is reset; a new one is not.',
    carriedOut: true,
    spoil: delivered(resetUsed),
  },
  silent: {
    says: 'No answer at all, until the client gives up.',
    carriedOut: true,
    spoil: delivered(() => {}),
  },
  cut: {
    says: 'The connection breaks in the middle of the answer.',
    carriedOut: true,
    spoil: delivered(cutInHalf),
  },
  'cut-chunked': {
    says: 'The connection breaks between two chunks of an answer of unknown length.',
    carriedOut: true,
    spoil: delivered(cutBetweenChunks),
  },
  trickle: {
    says: 'One byte of the answer a second.',
    carriedOut: true,
    spoil: delivered(trickle),
  },
} as const satisfies Record<string, Fault>;
