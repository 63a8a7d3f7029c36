import type { Bundle } from 'zapier-platform-core';
import type { Bounds } from '../../../../src/bounds.ts';
import { metaOf } from '../../../standins/zapier/meta.ts';
import { type OddKind, spoilt } from './odd.ts';
import { AUTH, type Service, type Trouble } from './service.ts';
import type { Perform, Row } from './triggers.ts';

/** One run of a perform, and what it meets. */
export type PollRun = {
  isFilling: boolean;
  inputData: Record<string, unknown>;
  trouble: Trouble | undefined;
  refuses: boolean;
  /** What is wrong now with the row of an order. */
  oddKindOf: (id: number) => OddKind | undefined;
  /** Whether such a row is one that the perform cannot read. */
  isOdd: (kind: OddKind) => boolean;
};

export type Ran = {
  /** Undefined when the poll failed and had a reason to. */
  rows: Row[] | undefined;
  hasRefused: boolean;
  hasFilter: boolean;
  /** Whether there were rows that the perform cannot read. */
  hasOdd: boolean;
  failure?: string;
};

/**
 * Runs a perform as a poll. One that fails without a reason brings nothing, and is still a poll that had to
 * bring all that it was asked for; only switching on cannot go on without it.
 */
export async function runPoll(
  perform: Perform,
  service: Service,
  bounds: Bounds,
  run: PollRun,
): Promise<Ran> {
  const bundle: Bundle = {
    authData: AUTH,
    inputData: run.inputData,
    inputDataRaw: {},
    meta: metaOf({ isPopulatingDedupe: run.isFilling }),
  };
  let odd = 0;
  const { z, seen } = service.start(bundle, {
    trouble: run.trouble,
    refuses: run.refuses,
    spoil(row, id) {
      const kind = run.oddKindOf(id);
      if (kind === undefined) return row;
      if (run.isOdd(kind)) odd += 1;
      return spoilt(row, kind);
    },
  });
  try {
    const rows = await perform(z, bundle, bounds);
    const { hasRefused, hasFilter } = seen;
    return { rows, hasRefused, hasFilter, hasOdd: odd > 0 };
  } catch (error) {
    const { hasFailed, hasRefused, hasFilter, rows } = seen;
    const isExcused = hasFailed || (rows > 0 && odd === rows);
    const failure = hasFailed ? String(run.trouble) : isExcused ? 'all rows odd' : String(error);
    const met = { hasRefused, hasFilter, hasOdd: odd > 0, failure };
    return { rows: isExcused || run.isFilling ? undefined : [], ...met };
  }
}
