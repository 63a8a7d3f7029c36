import { ANY_FAULT_NAMES, type AnyFaultName, type FaultOptions } from '../faults.ts';
import { findFunction } from '../functions.ts';
import type { Limit } from '../limit.ts';
import { BadCall, number, oneOf, string } from './json.ts';

export function faultName(value: unknown): AnyFaultName | 'none' {
  return oneOf(value, 'fault', ['none', ...ANY_FAULT_NAMES]);
}

export function faultOptions(given: Record<string, unknown>): FaultOptions {
  const options: FaultOptions = {};
  if (given.function !== undefined) {
    const name = findFunction(string(given.function, 'function'));
    if (!name) throw new BadCall(`There is no function ${given.function}`);
    options.function = name;
  }
  if (given.times !== undefined) {
    options.times = number(given.times, 'times');
    if (!(options.times >= 1)) throw new BadCall('times must be 1 or more');
  }
  if (given.carriedOut !== undefined) options.carriedOut = given.carriedOut === true;
  if (given.seconds !== undefined) {
    options.seconds = number(given.seconds, 'seconds');
    if (!(options.seconds >= 0)) throw new BadCall('seconds must be 0 or more');
  }
  return options;
}

/** Reads a limit out of JSON; undefined when it sets none. */
export function limitOf({ requests, seconds, answer }: Record<string, unknown>): Limit | undefined {
  if (requests === undefined && seconds === undefined) return undefined;
  const limit = { requests: number(requests, 'requests'), seconds: number(seconds, 'seconds') };
  if (limit.requests < 0 || limit.seconds <= 0) {
    throw new BadCall('requests must be 0 or more, and seconds more than 0');
  }
  if (answer === undefined) return limit;
  return { ...limit, answer: oneOf(answer, 'answer', ['code-8', 'http-429']) };
}
