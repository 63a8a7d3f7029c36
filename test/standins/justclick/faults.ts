import { BODY } from './faults/body.ts';
import { CONNECTION } from './faults/connection.ts';
import { CONTENTS } from './faults/contents.ts';
import type { Fault } from './faults/fault.ts';
import { GATEWAY } from './faults/gateway.ts';
import type { FunctionName } from './functions.ts';

export type { Fault } from './faults/fault.ts';

/** In the order in which people see them. */
export const FAULTS = {
  ...GATEWAY,
  ...CONNECTION,
  ...BODY,
  ...CONTENTS,
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

export interface FaultOptions {
  /** The only function whose answers are spoilt. Default: all. */
  function?: FunctionName;
  /** How many answers are spoilt. Default: all from now on. */
  times?: number;
  /** Whether the functions are carried out all the same. Default: as the fault has it. */
  carriedOut?: boolean;
}

/** The faults that a sandbox has been told to have. */
export class FaultPlan {
  #planned: (FaultOptions & { name: FaultName })[] = [];

  /** The newest fault that fits is the one that happens; `none` takes all of them back. */
  add(name: FaultName | 'none', options: FaultOptions = {}): void {
    this.#planned = name === 'none' ? [] : [{ name, ...options }, ...this.#planned];
  }

  /** What is to happen to the answer of a call that has just come in. */
  take(functionName: FunctionName): (Fault & { name: FaultName }) | undefined {
    const planned = this.#planned.find((each) => (each.function ?? functionName) === functionName);
    if (!planned) return undefined;
    if (planned.times !== undefined && --planned.times <= 0) {
      this.#planned = this.#planned.filter((each) => each !== planned);
    }
    const { name, carriedOut } = planned;
    return { name, ...FAULTS[name], ...(carriedOut !== undefined && { carriedOut }) };
  }
}
