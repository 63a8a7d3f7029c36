import { isRecord } from '../../standins/zapier/connection.ts';
import type { Input } from '../../standins/zapier/input.ts';
import type { Step } from '../../standins/zapier/step.ts';
import { PageError } from './page_error.ts';
import type { ZapDraft } from './wire.ts';

/** What comes from the page is read here. All of these throw a `PageError` for what cannot be. */

const wrong = (name: string) => new PageError(`The page sent no usable "${name}". Load it again.`);

export function readText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw wrong(name);
  return value;
}

export function readNumber(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(name);
  return value;
}

export function readRecord(value: unknown, name: string): Record<string, unknown> {
  if (!isRecord(value)) throw wrong(name);
  return value;
}

export const readInput = (value: unknown): Input => readRecord(value ?? {}, 'input');

export const readTexts = (value: unknown, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readRecord(value, name)).map(([key, text]) => [key, readText(text, name)]),
  );

export function readStep(value: unknown): Step {
  const given = readRecord(value, 'step');
  const step = {
    id: readText(given.id, 'step.id'),
    key: readText(given.key, 'step.key'),
    input: readInput(given.input),
  };
  switch (given.type) {
    case 'create':
      return { ...step, type: given.type };
    case 'search':
      return {
        ...step,
        type: given.type,
        results: given.results === 'all' ? 'all' : 'first',
        whenNothingFound: given.whenNothingFound === 'go on' ? 'go on' : 'stop',
      };
    case 'searchOrCreate':
      return { ...step, type: given.type, createInput: readInput(given.createInput) };
    default:
      throw wrong('step.type');
  }
}

export function readDraft(given: Record<string, unknown>): ZapDraft {
  const trigger = readRecord(given.trigger, 'trigger');
  if (!Array.isArray(given.steps)) throw wrong('steps');
  return {
    trigger: { key: readText(trigger.key, 'trigger.key'), input: readInput(trigger.input) },
    steps: given.steps.map(readStep),
  };
}
