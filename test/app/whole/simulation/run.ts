import type { Bundle } from 'zapier-platform-core';
import type { Bounds } from '../../../../src/bounds.ts';
import { metaOf } from '../../../standins/zapier/meta.ts';
import { type Gap, withGap } from './lists.ts';
import { type OddKind, spoilt } from './odd.ts';
import { AUTH, type Seen, type Service, type Trouble } from './service.ts';
import type { Perform, Row } from './triggers.ts';

/** One run of a perform, and what it meets. */
export type PollRun = {
  isFilling: boolean;
  inputData: Record<string, unknown>;
  trouble: Trouble | undefined;
  refuses: boolean;
  /** What is wrong now with the row of an order. */
  oddKindOf: (id: number) => OddKind | undefined;
  /** What the list of payments leaves out of an order now. */
  gapOf: (id: number) => Gap | undefined;
  /** Whether such a row is one that the perform cannot read. */
  isOdd: (kind: OddKind) => boolean;
};

export type Ran = {
  /** Undefined when the poll failed and had a reason to. */
  rows: Row[] | undefined;
  hasRefused: boolean;
  /** The first unix second that it asked for, in the list that tells what is new. */
  reach: number;
  hasFilter: boolean;
  /** Whether there were rows that the perform cannot read. */
  hasOdd: boolean;
  /** Whether the list of payments left something out. */
  hasGap: boolean;
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
  let hasGap = false;
  const { z, seen } = service.start(bundle, {
    trouble: run.trouble,
    refuses: run.refuses,
    spoil(row, id, list) {
      const kind = run.oddKindOf(id);
      if (kind === undefined) {
        const gap = list === 'GetOrdersWithGoods' ? run.gapOf(id) : undefined;
        hasGap ||= gap !== undefined;
        return withGap(row, gap);
      }
      if (run.isOdd(kind)) odd += 1;
      return spoilt(row, kind);
    },
  });
  try {
    const rows = await perform(z, bundle, bounds);
    const { hasRefused, hasFilter } = seen;
    return { rows, hasRefused, hasFilter, hasOdd: odd > 0, hasGap, reach: reachOf(seen) };
  } catch (error) {
    const { hasFailed, hasRefused, hasFilter, rows } = seen;
    const isExcused = hasFailed || (rows > 0 && odd === rows);
    const failure = hasFailed ? String(run.trouble) : isExcused ? 'all rows odd' : String(error);
    const met = { hasRefused, hasFilter, hasOdd: odd > 0, hasGap, failure, reach: reachOf(seen) };
    return { rows: isExcused || run.isFilling ? undefined : [], ...met };
  }
}

const reachOf = ({ reach }: Seen) =>
  reach.GetOrders ?? reach.GetOrdersWithGoods ?? Number.POSITIVE_INFINITY;
