import { operationAt } from '../../standins/zapier/definition.ts';
import { dropdownOf } from '../../standins/zapier/dropdown.ts';
import { inputFieldsOf } from '../../standins/zapier/input.ts';
import { LIMITS } from '../../standins/zapier/limits.ts';
import { CATCH_HOOK_OPERATION, catalogOf } from './catalog.ts';
import { assertComplete, gapsIn } from './gaps.ts';
import type { LiveZap } from './live.ts';
import { PageError } from './page_error.ts';
import {
  readDraft,
  readInput,
  readNumber,
  readRecord,
  readStep,
  readText,
  readTexts,
} from './reading.ts';
import type { Session } from './session.ts';
import { previewStep, stepTest, triggerTest } from './steps.ts';
import type { AppInfo, Caught, Choices, Form } from './wire.ts';

type Given = Record<string, unknown>;

/** These POSTs change nothing that other tabs show. */
export const QUIET_CALLS: readonly string[] = [
  'POST /api/fields',
  'POST /api/choices',
  'POST /api/preview',
  'POST /api/check',
  'POST /api/draft',
];
export type Editor = { session: Session; live: LiveZap; started: string };

/** What the page can ask for. Those that change something are POSTs, and so are those with a body. */
export const CALLS: Record<string, (editor: Editor, given: Given) => unknown> = {
  'GET /api/app': readApp,
  'GET /api/live': ({ live }) => live.state,
  'GET /api/panel': ({ session }, { find = '' }) => panelOf(session).read(readText(find, 'find')),

  'POST /api/connect': async ({ session, live }, given) => {
    const connected = await session.connect(readTexts(given.authData, 'authData'));
    if (connected.label !== undefined) live.reconnect();
    return connected;
  },
  'POST /api/disconnect': async ({ session, live }) => {
    await live.forget();
    session.disconnect();
    return {};
  },
  'POST /api/fields': async ({ session }, given): Promise<Form> => {
    const path = readText(given.path, 'path');
    const fields = await inputFieldsOf(session.connection, path, readInput(given.input));
    const { operation } = operationAt(await session.app.definition(), path);
    return { fields, groups: [...(operation.inputFieldGroups ?? [])] };
  },
  'POST /api/choices': ({ session }, given) => choices(session, given),
  'POST /api/test-trigger': ({ session }, given) =>
    triggerTest(session, readText(given.key, 'key'), readInput(given.input)),
  'POST /api/preview': ({ session }, given) =>
    previewStep(session, readStep(given.step), readRecord(given.results, 'results')),
  'POST /api/test-step': ({ session }, given) =>
    stepTest(session, readStep(given.step), readRecord(given.results, 'results')),

  'POST /api/check': ({ session }, given) => gapsIn(session, readDraft(given)),
  'GET /api/draft': ({ session }) => ({ draft: session.draft }),
  'POST /api/draft': ({ session }, given) => {
    session.draft = readRecord(given.draft, 'draft');
  },

  'POST /api/turn-on': async ({ session, live }, given) => {
    const draft = readDraft(given);
    await assertComplete(session, draft);
    await live.turnOn(draft);
  },
  'POST /api/publish': async ({ session, live }, given) => {
    const draft = readDraft(given);
    await assertComplete(session, draft);
    await live.publish(draft);
  },
  'POST /api/turn-off': ({ live }) => live.turnOff(),
  'POST /api/poll': ({ live }) => live.poll(),
  /** Hands what the panel has posted to a Zap that begins with a catch hook. */
  'POST /api/hook': async ({ session, live }, given): Promise<Caught> => {
    const record = panelOf(session).postAt(readText(given.post, 'post'));
    session.caught = [record, ...session.caught].slice(0, LIMITS.testRecords);
    return { hasBegun: await live.catchHook(record) };
  },
  'POST /api/release': ({ live }) => live.releaseHeld(),
  'POST /api/replay': ({ live }, given) => live.replay(readText(given.id, 'id')),
  'POST /api/speed': ({ live, session }, given) => {
    const speed = readNumber(given.speed, 'speed');
    if (!session.adapter.speeds.includes(speed)) throw new PageError('Choose one of the speeds.');
    live.speed = speed;
    return live.state;
  },
  'POST /api/autoreplay': ({ live }, given) => {
    live.autoreplay = given.isOn === true;
    return live.state;
  },
  'POST /api/panel': ({ session }, given) => {
    const panel = panelOf(session);
    const { row, values, find = '' } = given;
    panel.act({
      action: readText(given.action, 'action'),
      ...(row !== undefined && { row: readText(row, 'row') }),
      ...(values !== undefined && { values: readTexts(values, 'values') }),
    });
    return panel.read(readText(find, 'find'));
  },
};

async function readApp({ session, started }: Editor): Promise<AppInfo> {
  const { adapter, app, label, timeZone } = session;
  const { authentication } = await app.definition();
  return {
    started,
    title: adapter.title,
    authFields: [...authentication.fields],
    credentials: { ...adapter.credentials },
    connected: label ?? null,
    operations: [
      ...(await catalogOf(app)),
      ...(adapter.panel === undefined ? [] : [CATCH_HOOK_OPERATION]),
    ],
    timeZone,
    hasPanel: adapter.panel !== undefined,
    speeds: [...adapter.speeds],
  };
}

function panelOf({ adapter }: Session) {
  if (adapter.panel === undefined) throw new PageError('There is nothing here to steer.');
  return adapter.panel;
}

/** The entries of a field's dropdown, also of a field inside line items. */
async function choices(session: Session, given: Given): Promise<Choices> {
  const { connection } = session;
  const input = readInput(given.input);
  const key = readText(given.field, 'field');
  const fields = await inputFieldsOf(connection, readText(given.path, 'path'), input);
  const field = fields
    .flatMap((each) => [each, ...(each.children ?? [])])
    .find((each) => each.key === key);
  if (field === undefined) throw new PageError(`There is no field "${key}" here.`);
  const page = readNumber(given.page ?? 0, 'page');
  const { result, failure } = await session.attempt(() =>
    dropdownOf(connection, field, input, { page }),
  );
  if (result === undefined) throw new PageError(failure?.message ?? 'This list cannot be had.');
  const [trigger = ''] = field.dynamic?.split('.') ?? [];
  const hidden: unknown = (await session.app.definition()).triggers[trigger]?.operation;
  const isPaged = typeof hidden === 'object' && hidden !== null && 'canPaginate' in hidden;
  return { choices: result, more: isPaged && hidden.canPaginate === true && result.length > 0 };
}
