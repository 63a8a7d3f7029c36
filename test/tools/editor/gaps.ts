import { type Input, inputFieldsOf } from '../../standins/zapier/input.ts';
import { missingIn } from './missing.ts';
import { PageError } from './page_error.ts';
import type { Session } from './session.ts';
import { inputIn, operationOf } from './steps.ts';
import type { Gaps, ZapDraft } from './wire.ts';

const REFERENCES = /\{\{(\d+)__[^{}]+\}\}/g;

/** What is still to be done in each step, by its number; steps without anything are not there. */
export async function gapsIn(session: Session, { trigger, steps }: ZapDraft): Promise<Gaps> {
  const { triggers } = await session.app.definition();
  const gaps: Gaps = {};
  const add = (id: string, missing: readonly string[]) => {
    if (missing.length > 0) gaps[id] = [...(gaps[id] ?? []), ...missing];
  };
  if (Object.hasOwn(triggers, trigger.key)) {
    add('1', await formGaps(session, `triggers.${trigger.key}`, trigger.input));
  }
  const before = new Set(['1']);
  for (const step of steps) {
    for (const { path, slot } of (await operationOf(session, step)).forms) {
      add(step.id, await formGaps(session, path, inputIn(step, slot)));
    }
    const used = [...JSON.stringify(step).matchAll(REFERENCES)].map(([, id = '']) => id);
    if (used.some((id) => !before.has(id))) {
      add(step.id, ['a value is mapped from a step that is gone or runs later']);
    }
    before.add(step.id);
  }
  return gaps;
}

/** A form that the app cannot give is told of where it is shown. */
const formGaps = async (session: Session, path: string, input: Input): Promise<string[]> =>
  missingIn(await inputFieldsOf(session.connection, path, input).catch(() => []), input);

/** @throws {PageError} when Zapier would not let the Zap be turned on */
export async function assertComplete(session: Session, draft: ZapDraft): Promise<void> {
  if (draft.steps.length === 0) throw new PageError('Add an action first: a Zap needs one.');
  const gaps = await gapsIn(session, draft);
  const number = ['1', ...draft.steps.map(({ id }) => id)].findIndex((id) => id in gaps);
  if (number < 0) return;
  const missing = Object.values(gaps)[0] ?? [];
  throw new PageError(`Step ${number + 1} is not complete. Still required: ${missing.join(', ')}.`);
}
