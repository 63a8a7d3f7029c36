import { type Connection, isRecord } from './connection.ts';
import type { OperationPath } from './definition.ts';
import {
  type Failure,
  failureOf,
  NothingFoundError,
  RequiredFieldError,
  type RunStatus,
} from './errors.ts';
import { type Input, prepareInput, type Sources } from './input.ts';
import { invoke } from './invoke.ts';
import type { LogEntry } from './log.ts';
import type { Meta } from './meta.ts';

/** A step after the trigger, as a person set it up. */
export type Step = {
  /** By which later steps refer to its result: `'2'` for `{{2__id}}`. */
  id: string;
  key: string;
  /** For a search or create its own fields; for a search-or-create those of the search. */
  input: Input;
} & (
  | { type: 'create' }
  | {
      type: 'search';
      /** Whether later steps get the best match, or all of them as line items. Default: the first. */
      results?: 'first' | 'all';
      /** Whether the run goes on when nothing is found. Default: it is safely halted. */
      whenNothingFound?: 'stop' | 'go on';
    }
  | { type: 'searchOrCreate'; createInput: Input }
);

/** One call of a perform, with what it was given. */
export type Call = {
  path: OperationPath;
  inputDataRaw: Input;
  inputData: Record<string, unknown>;
};

/** One try of a step, for the Zap's history. */
export type StepRun = {
  step: Step;
  status: RunStatus;
  /** A search-or-create that finds nothing makes two. */
  calls: Call[];
  /** What later steps can map. Undefined when the step failed. */
  result: unknown;
  failure?: Failure;
  log: LogEntry[];
};

/** Tells later steps whether a search found anything. */
export const FOUND = '_zap_search_was_found_status';

/**
 * Runs one step. Whatever the app throws ends in `failure`. The create behind a search-or-create is told
 * of the search by its key alone, in `bundle.meta.withSearch`: it does not get what was searched for.
 */
export async function runStep(
  connection: Connection,
  step: Step,
  sources: Omit<Sources, 'log'> = {},
): Promise<StepRun> {
  const log: LogEntry[] = [];
  const calls: Call[] = [];
  const call = async (path: OperationPath, input: Input, meta: Partial<Meta> = {}) => {
    const prepared = await prepareInput(connection, path, input, { ...sources, log });
    const { inputData, inputDataRaw, inputFields, missing } = prepared;
    const [field] = missing;
    if (field !== undefined) throw new RequiredFieldError(field.label ?? field.key, field.key);
    calls.push({ path, inputData, inputDataRaw });
    const run = { inputData, inputDataRaw, log, meta: { inputFields, ...meta } };
    return (await invoke(connection, path, run)).results;
  };
  const ended = { step, calls, log };
  try {
    const result = await perform(connection, step, call);
    return { ...ended, result, status: 'Success' };
  } catch (error) {
    const failure = failureOf(error);
    return { ...ended, result: undefined, status: failure.status, failure };
  }
}

type CallApp = (path: OperationPath, input: Input, meta?: Partial<Meta>) => Promise<unknown>;

/** @throws {NothingFoundError} when a search found nothing and the run stops there */
async function perform(connection: Connection, step: Step, call: CallApp): Promise<unknown> {
  const { key, input } = step;
  switch (step.type) {
    case 'create':
      return call(`creates.${key}`, input);
    case 'search': {
      const found = rowsIn(await call(`searches.${key}`, input));
      if (found.length === 0) {
        if (step.whenNothingFound !== 'go on') throw new NothingFoundError();
        return { [FOUND]: false };
      }
      return { ...(step.results === 'all' ? { results: found } : found[0]), [FOUND]: true };
    }
    case 'searchOrCreate': {
      const pair = (await connection.app.definition()).searchOrCreates?.[key];
      if (pair === undefined) throw new Error(`The app has no searchOrCreates.${key}.`);
      const [found] = rowsIn(await call(`searches.${pair.search}`, input));
      if (found !== undefined) return { ...found, [FOUND]: true };
      const made = await call(`creates.${pair.create}`, step.createInput, {
        withSearch: pair.search,
      });
      return { ...(isRecord(made) ? made : {}), [FOUND]: false };
    }
  }
}

/** The records of a search: a list, or a page of one. */
function rowsIn(results: unknown): Record<string, unknown>[] {
  const rows = isRecord(results) ? results.results : results;
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}
