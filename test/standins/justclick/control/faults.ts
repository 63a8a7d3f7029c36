import { FAULT_NAMES, type FaultName, type FaultOptions } from '../faults.ts';
import { findFunction } from '../functions.ts';
import { BadCall, number, oneOf, string } from './json.ts';

export function faultName(value: unknown): FaultName | 'none' {
  return oneOf(value, 'fault', ['none', ...FAULT_NAMES]);
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
  return options;
}
