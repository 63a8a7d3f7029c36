import { useState } from 'preact/hooks';
import type { RunStatus } from '../../../standins/zapier/errors.ts';
import type { AppInfo, Live, TimelineEntry } from '../wire.ts';
import { ask, useTask } from './client.ts';
import { Exchanges } from './exchange.tsx';
import { Failure, type Place, Problem } from './failure.tsx';
import { ZapRunView } from './zap_run.tsx';

/** What happened since the Zap was turned on, the newest first: all of it, or the runs of one status. */
export function Timeline({ live, app }: { live: Live; app: AppInfo }) {
  const [status, setStatus] = useState('');
  const release = useTask();
  if (live.entries.length === 0) {
    return (
      <p class="hint">Nothing has happened yet. Turn the Zap on, then let something happen.</p>
    );
  }
  const runs = live.entries.flatMap(({ zapRuns }) => zapRuns);
  const held = runs.filter((run) => run.status === 'Held').length;
  const shown = live.entries
    .map((entry) => ({
      ...entry,
      zapRuns: entry.zapRuns.filter((run) => status === '' || run.status === status),
    }))
    .filter(({ zapRuns }) => status === '' || zapRuns.length > 0);
  return (
    <>
      <h2>Time line</h2>
      <div class="buttons">
        <label class="filter">
          <span>Show</span>{' '}
          <select value={status} onChange={({ currentTarget: { value } }) => setStatus(value)}>
            <option value="">Everything</option>
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {each} ({runs.filter((run) => run.status === each).length})
              </option>
            ))}
          </select>
        </label>
        {held > 1 && live.isOn && (
          <button
            type="button"
            aria-disabled={release.isBusy}
            onClick={() => release.isBusy || release.run(() => ask('release', {}))}
          >
            {release.isBusy ? 'Releasing…' : `Release all ${held} held runs`}
          </button>
        )}
      </div>
      <Problem text={release.error} />
      {shown.length === 0 && <p class="hint">No run has this status.</p>}
      <ol class="timeline" reversed>
        {shown.toReversed().map((entry) => (
          <Entry key={entry.id} entry={entry} app={app} live={live} />
        ))}
      </ol>
    </>
  );
}

const STATUSES = ['Success', 'Errored', 'Safely halted', 'Scheduled', 'Held'] satisfies RunStatus[];

function Entry({ entry, app, live }: { entry: TimelineEntry; app: AppInfo; live: Live }) {
  const { at, since, polls, runs, zapRuns, failure } = entry;
  return (
    <li class={failure ? 'failed' : zapRuns.length > 0 ? 'fired' : 'quiet'}>
      <p class="what">
        {polls > 1 && (
          <>
            <Time at={since} /> to{' '}
          </>
        )}
        <Time at={at} /> <strong>{titleOf(entry)}</strong>{' '}
        {failure === undefined && sentenceOf(entry)}
      </p>
      {failure && <Failure failure={failure} place={PLACES[entry.kind]} />}
      {zapRuns.map((run) => (
        <ZapRunView key={run.id} run={run} app={app} canReplay={live.isOn} />
      ))}
      <Exchanges runs={runs} app={app} />
    </li>
  );
}

function titleOf({ kind, polls, failure }: TimelineEntry): string {
  if (polls > 1) return `Polled ${polls} times.`;
  return kind === 'on' && failure !== undefined ? 'Not turned on.' : TITLES[kind];
}

const TITLES = {
  on: 'Turned on.',
  hook: 'Caught a hook.',
  published: 'Published your changes.',
  'not published': 'Your changes are not published.',
  off: 'Turned off.',
  poll: 'Polled.',
  reconnected: 'Reconnected.',
} as const satisfies Record<TimelineEntry['kind'], string>;

/** What can go wrong besides is the poll with which a Zap is turned on. */
const PLACES: Record<TimelineEntry['kind'], Place> = {
  on: 'turning on',
  off: 'turning on',
  published: 'publishing',
  'not published': 'publishing',
  poll: 'poll',
  hook: 'poll',
  reconnected: 'poll',
};

function sentenceOf({ kind, rows, held, zapRuns }: TimelineEntry): string {
  if (kind === 'on' || kind === 'published')
    return `${counted(rows)} there already: these do not start the Zap.`;
  if (kind !== 'poll') return '';
  const fresh = zapRuns.length === 0 ? 'nothing new' : `${zapRuns.length} new`;
  const flood =
    ' That is a flood: Zapier holds these runs, and mails you to release or delete them.';
  return `${counted(rows)} handed over, ${fresh}.${held > 0 ? flood : ''}`;
}

const counted = (rows: number) => (rows === 1 ? '1 record' : `${rows} records`);

export function Time({ at }: { at: string }) {
  return <time dateTime={at}>{new Date(at).toLocaleTimeString('en-GB')}</time>;
}
