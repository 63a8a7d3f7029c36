import { primaryKeysOf } from '../../standins/zapier/deduplication.ts';
import { type PollRun, Zap, type ZapRun } from '../../standins/zapier/zap.ts';
import { CATCH_HOOK } from './catch_hook.ts';
import type { Session } from './session.ts';
import { stepView } from './steps.ts';
import { type RawRun, watch } from './watch.ts';
import type { RunView, ZapDraft } from './wire.ts';

/** A Zap that tells what the app did in each of its runs. */
export class WatchedZap extends Zap {
  readonly #seen = new WeakMap<ZapRun, RawRun[]>();

  /** The calls of the app that were made in a run's last try. */
  callsOf(run: ZapRun): readonly RawRun[] {
    return this.#seen.get(run) ?? [];
  }

  override run(record: ZapRun['record']): Promise<ZapRun> {
    return this.#watched(() => super.run(record));
  }

  override replay(run: ZapRun): Promise<ZapRun> {
    return this.#watched(() => super.replay(run));
  }

  async #watched(work: () => Promise<ZapRun>): Promise<ZapRun> {
    const { result, runs } = await watch(work);
    this.#seen.set(result, runs);
    return result;
  }
}

const NOTHING: PollRun = { rows: 0, bytes: 0, runs: [], held: [], log: [] };

/** A Zap that begins with what it is handed, and does not poll. */
export class HookZap extends WatchedZap {
  #isOn = false;

  override get isOn(): boolean {
    return this.#isOn;
  }

  override async turnOn(): Promise<PollRun> {
    this.#isOn = true;
    return NOTHING;
  }

  override turnOff(): void {
    this.#isOn = false;
  }

  override async poll(): Promise<PollRun> {
    return NOTHING;
  }

  /** Runs the steps for what was posted, the same once more too. */
  async catch(record: ZapRun['record']): Promise<PollRun> {
    return { ...NOTHING, rows: 1, runs: [await this.run(record)] };
  }
}

/** A Zap that was turned on, or could not be: what that came to, and what the app did. */
export async function begin(session: Session, { trigger, steps }: ZapDraft) {
  const Kind = trigger.key === CATCH_HOOK ? HookZap : WatchedZap;
  const zap = new Kind(session.connection, { trigger: { ...trigger, id: '1' }, steps });
  const { result, runs } = await watch(() => zap.turnOn());
  return { zap, result, runs };
}

/** A run of a Zap, as the page shows it: under the record's noun and its primary keys. */
export async function runView(
  session: Session,
  zap: WatchedZap,
  run: ZapRun,
  { id, trigger }: { id: string; trigger: string },
): Promise<RunView> {
  const { record, status, tries } = run;
  const { noun, operation } = (await session.app.definition()).triggers[trigger] ?? {};
  const keys = primaryKeysOf(operation?.outputFields ?? []);
  return {
    id,
    label: [noun ?? 'Hook', ...keys.map((key) => record[key])].join(' '),
    record,
    status,
    tries,
    steps: await Promise.all(run.steps.map((step) => stepView(session, step))),
    runs: session.explained(zap.callsOf(run)),
  };
}
