import type { Run } from './app.ts';
import { type Connection, isRecord } from './connection.ts';
import { SizeLimitError } from './errors.ts';
import { type Input, prepareInput } from './input.ts';
import { invoke } from './invoke.ts';
import { LIMITS } from './limits.ts';
import type { Meta } from './meta.ts';
import { hydrateAll, hydrator } from './results.ts';

/** A record of a trigger, as the app hands it over. */
export type Row = Record<string, unknown>;

export type Polled = {
  /** Newest first. */
  rows: Row[];
  /** The size of the answer as JSON. */
  bytes: number;
  /** What the app was given. */
  inputData: Row;
};

type PollOptions = Pick<Run, 'log' | 'timeLimit'>;

/** Polls a trigger, as Zapier does every few minutes while a Zap is on. Records may hold pointers. */
export const pollTrigger = (
  connection: Connection,
  key: string,
  input: Input = {},
  options: PollOptions = {},
): Promise<Polled> => ask(connection, key, input, {}, LIMITS.pollBytes, options);

/** Asks for the records with which deduplication is filled when a Zap is turned on. */
export const pollForDeduplication = (
  connection: Connection,
  key: string,
  input: Input = {},
  options: PollOptions = {},
): Promise<Polled> =>
  ask(connection, key, input, { isPopulatingDedupe: true }, LIMITS.pollBytes, options);

/**
 * Tests a trigger in the editor: the first three records, with all that was promised in its place, for
 * the person to map from. The whole answer has to be small enough, not just these three.
 */
export async function testTrigger(
  connection: Connection,
  key: string,
  input: Input = {},
  options: PollOptions = {},
): Promise<Polled> {
  const polled = await ask(
    connection,
    key,
    input,
    { isLoadingSample: true },
    LIMITS.testBytes,
    options,
  );
  const hydrate = hydrator(connection, options);
  const records = polled.rows.slice(0, LIMITS.testRecords);
  const hydrated = await Promise.all(records.map((record) => hydrateAll(record, hydrate)));
  return { ...polled, rows: hydrated.filter(isRecord) };
}

async function ask(
  connection: Connection,
  key: string,
  input: Input,
  flags: Partial<Meta>,
  limit: number,
  options: PollOptions,
): Promise<Polled> {
  const { log } = options;
  const prepared = await prepareInput(connection, `triggers.${key}`, input, log && { log });
  const { inputData, inputDataRaw, inputFields } = prepared;
  const meta = { ...flags, inputFields };
  const run = { ...options, inputData, inputDataRaw, meta };
  const { results, bytes } = await invoke(connection, `triggers.${key}`, run);
  if (bytes >= limit) throw new SizeLimitError(bytes, limit);
  return { rows: Array.isArray(results) ? results.filter(isRecord) : [], bytes, inputData };
}
