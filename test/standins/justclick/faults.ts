import { BODY } from './faults/body.ts';
import { CONNECTION } from './faults/connection.ts';
import { CONTENTS } from './faults/contents.ts';
import type { Fault } from './faults/fault.ts';
import { GATEWAY } from './faults/gateway.ts';
import { LATE } from './faults/late.ts';
import { SOURCES } from './faults/sources.ts';
import type { FunctionName } from './functions.ts';

export type { Fault } from './faults/fault.ts';

/** Each is played against every operation of the app. In the order in which people see them. */
export const FAULTS = {
  ...GATEWAY,
  ...CONNECTION,
  ...BODY,
  ...CONTENTS,
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

/** Those that mean something only at a time, or for one list beside another. */
export const MORE_FAULTS = { ...LATE, ...SOURCES } as const satisfies Record<string, Fault>;

const ALL = { ...FAULTS, ...MORE_FAULTS };
export type AnyFaultName = keyof typeof ALL;
export const ANY_FAULT_NAMES = Object.keys(ALL) as AnyFaultName[];

/** A fault by its name, with what is asked for in the place of what it usually does. */
export function faultOf(
  name: AnyFaultName,
  { carriedOut, seconds }: Pick<FaultOptions, 'carriedOut' | 'seconds'> = {},
): Fault & { name: AnyFaultName } {
  const fault: Fault = ALL[name];
  return {
    name,
    ...fault,
    ...(carriedOut !== undefined && { carriedOut }),
    ...(fault.lateBy !== undefined && seconds !== undefined && { lateBy: seconds }),
  };
}

/** Those that stand apart as a table in Markdown, for docs/sandbox.md. */
export function moreFaultsTable(): string {
  const rows = Object.entries(MORE_FAULTS).map(([name, { says }]) => `| \`${name}\` | ${says} |`);
  return ['| fault | what it does |', '| --- | --- |', ...rows].join('\n');
}

export interface FaultOptions {
  /** The only function whose answers are spoilt. Default: all. */
  function?: FunctionName;
  /** How many answers are spoilt. Default: all from now on. */
  times?: number;
  /** Whether the functions are carried out all the same. Default: as the fault has it. */
  carriedOut?: boolean;
  /** Of a late one: how many seconds after the answer. Default: as the fault has it. */
  seconds?: number;
}

/** The faults that a sandbox has been told to have. */
export class FaultPlan {
  #planned: (FaultOptions & { name: AnyFaultName })[] = [];

  /** The newest fault that fits is the one that happens; `none` takes all of them back. */
  add(name: AnyFaultName | 'none', options: FaultOptions = {}): void {
    this.#planned = name === 'none' ? [] : [{ name, ...options }, ...this.#planned];
  }

  /** What is to happen to the answer of a call that has just come in. */
  take(functionName: FunctionName): (Fault & { name: AnyFaultName }) | undefined {
    const planned = this.#planned.find((each) => (each.function ?? functionName) === functionName);
    if (!planned) return undefined;
    if (planned.times !== undefined && --planned.times <= 0) {
      this.#planned = this.#planned.filter((each) => each !== planned);
    }
    return faultOf(planned.name, planned);
  }
}
