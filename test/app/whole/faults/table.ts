import { FAULT_NAMES } from '../../../standins/justclick/faults.ts';
import { expectedOf, isInDoubt } from './expected.ts';
import { OPERATIONS } from './operations.ts';
import { type Cell, pageOf } from './page.ts';
import type { openFaultyShop } from './run.ts';

/** docs/faults.md, from the runs of all operations under all faults. */
export async function tableOf({
  run,
}: Pick<Awaited<ReturnType<typeof openFaultyShop>>, 'run'>): Promise<string> {
  const cells: Cell[] = [];
  for (const fault of FAULT_NAMES) {
    for (const operation of OPERATIONS) {
      if (expectedOf(fault, operation, true) === undefined) continue;
      const { kind, method } = operation;
      const isTwofold = isInDoubt(fault, operation) && kind !== 'alone';
      for (const done of isTwofold ? [true, false] : [undefined]) {
        const { outcome, message } = await run(operation, fault, done);
        cells.push({ kind, method, fault, outcome, message, done });
      }
    }
  }
  return pageOf(cells);
}
