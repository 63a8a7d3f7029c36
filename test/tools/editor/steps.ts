import { isRecord, runOn } from '../../standins/zapier/connection.ts';
import type { Field } from '../../standins/zapier/definition.ts';
import { failureOf } from '../../standins/zapier/errors.ts';
import { type Input, inputFieldsOf, prepareInput } from '../../standins/zapier/input.ts';
import { mappableIn, outputFieldsOf } from '../../standins/zapier/mapping.ts';
import { runStep, type Step, type StepRun } from '../../standins/zapier/step.ts';
import { testTrigger } from '../../standins/zapier/trigger.ts';
import { catalogOf } from './catalog.ts';
import { CATCH_HOOK } from './catch_hook.ts';
import { givenIn } from './given.ts';
import { missingIn } from './missing.ts';
import { PageError } from './page_error.ts';
import type { Session } from './session.ts';
import { rehearse } from './watch.ts';
import type {
  Operation,
  PreviewForm,
  Results,
  Sample,
  StepTest,
  StepView,
  TriggerTest,
} from './wire.ts';

/** Tests a trigger as the editor does: up to three records, hydrated. */
export async function triggerTest(
  session: Session,
  key: string,
  input: Input,
): Promise<TriggerTest> {
  if (key === CATCH_HOOK) {
    const samples = session.caught.map((record) => ({ record, values: mappableIn(record) }));
    return { samples, runs: [] };
  }
  const { connection } = session;
  const { result, failure, runs } = await session.attempt(async () => {
    const { rows, inputData } = await testTrigger(connection, key, input);
    const fields = await outputFieldsOf(connection, `triggers.${key}`, { inputData });
    return rows.map((record): Sample => ({ record, values: mappableIn(record, fields) }));
  });
  return { samples: result ?? [], runs, ...(failure && { failure }) };
}

export async function operationOf(
  session: Session,
  { type, key }: Pick<Step, 'type' | 'key'>,
): Promise<Operation> {
  const operations = await catalogOf(session.app);
  const found = operations.find((each) => each.type === type && each.key === key);
  if (found === undefined) throw new PageError(`This app has no ${type} "${key}".`);
  return found;
}

/** Shows what a step would be given and what the app would send. Nothing is sent. */
export async function previewStep(
  session: Session,
  step: Step,
  results: Results,
): Promise<PreviewForm[]> {
  const { forms } = await operationOf(session, step);
  return Promise.all(
    forms.map(({ path, slot, title }) =>
      previewForm(session, { path, title, input: inputIn(step, slot) }, results),
    ),
  );
}

export const inputIn = (step: Step, slot: 'input' | 'createInput'): Input =>
  slot === 'input' || step.type !== 'searchOrCreate' ? step.input : step.createInput;

async function previewForm(
  session: Session,
  { path, title, input }: { path: string; title: string; input: Input },
  results: Results,
): Promise<PreviewForm> {
  const { connection } = session;
  const attempt = await session.attempt(() => prepareInput(connection, path, input, { results }));
  const { result: prepared, failure } = attempt;
  if (prepared === undefined)
    return { title, fields: [], missing: [], ...(failure && { failure }) };
  const { inputData, inputDataRaw, inputFields, fields } = prepared;
  const open = missingIn(fields, inputDataRaw);
  const isOpen = (label: string) =>
    open.some((each) => each === label || each.endsWith(`: ${label}`));
  const empty = prepared.missing.map(({ label, key }) => label ?? key);
  const missing = [...open, ...empty.filter((label) => !isOpen(label))];
  const preview = {
    title,
    missing,
    fields: givenIn(fields, inputDataRaw, inputData),
    ...(isUntouched(fields, inputDataRaw) && { isUntouched: true as const }),
  };
  if (missing.length > 0) return preview;
  const run = { inputData, inputDataRaw, meta: { inputFields } };
  const { request, error } = await rehearse(() =>
    runOn(connection, `${path}.operation.perform`, run),
  );
  if (request === undefined)
    return error === undefined ? preview : { ...preview, failure: failureOf(error) };
  return {
    ...preview,
    request: { ...request, notes: session.adapter.notesOn(request, session.authData) },
  };
}

const isUntouched = (fields: readonly Field[], typed: Input): boolean =>
  Object.entries(typed).every(
    ([key, value]) => value === '' || value === fields.find((field) => field.key === key)?.default,
  );

/** Runs a step for real, as the editor's test does. */
export async function stepTest(session: Session, step: Step, results: Results): Promise<StepTest> {
  const { connection } = session;
  const { result, runs } = await session.attempt(() => runStep(connection, step, { results }));
  if (result === undefined) throw new Error('A step always ends in a result.');
  return { step: await stepView(session, result), runs };
}

/** A step's run, as the page shows it. */
export async function stepView(session: Session, run: StepRun): Promise<StepView> {
  const { label, forms } = await operationOf(session, run.step);
  const calls = run.calls.map(async ({ path, inputDataRaw, inputData }) => ({
    title: forms.find((form) => form.path === path)?.title ?? path,
    fields: givenIn(
      await inputFieldsOf(session.connection, path, inputDataRaw).catch(() => []),
      inputDataRaw,
      inputData,
    ),
  }));
  return {
    label,
    status: run.status,
    calls: await Promise.all(calls),
    ...(run.failure && { failure: run.failure }),
    ...(isRecord(run.result) && {
      result: { record: run.result, values: mappableIn(run.result, await outputsOf(session, run)) },
    }),
  };
}

async function outputsOf(session: Session, { calls }: StepRun): Promise<Field[]> {
  const path = calls.at(-1)?.path ?? '';
  return outputFieldsOf(session.connection, path).catch(() => []);
}
