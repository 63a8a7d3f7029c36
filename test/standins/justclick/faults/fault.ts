import { createHash } from 'node:crypto';
import type { Answer } from '../answer.ts';

/** One way in which the service, or what stands before it, can spoil an answer. */
export interface Fault {
  /** One sentence for people. */
  says: string;
  /** Whether the function is carried out all the same, unless the caller says otherwise. */
  carriedOut: boolean;
  /** So many seconds after the answer; without it before. */
  lateBy?: number;
  spoil(answer: Answer, rpsKey: string): Answer;
}

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const md5 = (text: string) => createHash('md5').update(text).digest('hex');

export const withBody = (change: (body: string) => string | Uint8Array) => (answer: Answer) => ({
  ...answer,
  body: change(String(answer.body)),
});
