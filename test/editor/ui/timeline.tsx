import type { AppInfo, Live, TimelineEntry } from '../wire.ts';
import { Exchanges } from './exchange.tsx';
import { Failure } from './failure.tsx';
import { ZapRunView } from './zap-run.tsx';

/** What happened since the Zap was turned on, the newest first. */
export function Timeline({ live, app }: { live: Live; app: AppInfo }) {
  if (live.entries.length === 0) {
    return (
      <p class="hint">Nothing has happened yet. Turn the Zap on, then let something happen.</p>
    );
  }
  return (
    <>
      <h2>Time line</h2>
      <ol class="timeline" reversed>
        {folded(live.entries).map((group) =>
          group.length > 1 ? (
            <Quiet key={group[0]?.id} entries={group} />
          ) : (
            group.map((entry) => <Entry key={entry.id} entry={entry} app={app} live={live} />)
          ),
        )}
      </ol>
    </>
  );
}

const isQuiet = ({ kind, zapRuns, held, failure }: TimelineEntry): boolean =>
  kind === 'poll' && zapRuns.length === 0 && held === 0 && failure === undefined;

/** Newest first; polls without anything new that follow one another are one group. */
function folded(entries: readonly TimelineEntry[]): TimelineEntry[][] {
  const groups: TimelineEntry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.every(isQuiet) && isQuiet(entry)) last.push(entry);
    else groups.push([entry]);
  }
  return groups.reverse();
}

function Quiet({ entries }: { entries: readonly TimelineEntry[] }) {
  const [first, last] = [entries[0], entries.at(-1)];
  return (
    <li class="quiet">
      {first && <Time at={first.at} />} to {last && <Time at={last.at} />}{' '}
      <strong>{entries.length} polls</strong>, nothing new.
    </li>
  );
}

function Entry({ entry, app, live }: { entry: TimelineEntry; app: AppInfo; live: Live }) {
  const { at, runs, zapRuns, failure } = entry;
  return (
    <li class={failure ? 'failed' : zapRuns.length > 0 ? 'fired' : 'quiet'}>
      <p class="what">
        <Time at={at} /> <strong>{TITLES[entry.kind]}</strong>{' '}
        {failure === undefined && sentenceOf(entry)}
      </p>
      {failure && <Failure failure={failure} />}
      {failure && entry.kind === 'poll' && (
        <p class="hint">Zapier polls again. What this poll would have found is still new then.</p>
      )}
      {zapRuns.map((run) => (
        <ZapRunView key={run.id} run={run} app={app} canRunAgain={live.isOn} />
      ))}
      <Exchanges runs={runs} app={app} />
    </li>
  );
}

const TITLES = {
  on: 'Turned on.',
  off: 'Turned off.',
  poll: 'Polled.',
  replay: 'Ran again.',
  reconnected: 'Reconnected.',
} as const satisfies Record<TimelineEntry['kind'], string>;

function sentenceOf({ kind, rows, held, zapRuns }: TimelineEntry): string {
  if (kind === 'on') return `${counted(rows)} there already: these do not start the Zap.`;
  if (kind !== 'poll') return '';
  const fresh = zapRuns.length === 0 ? 'nothing new' : `${zapRuns.length} new`;
  return `${counted(rows)} handed over, ${fresh}${held > 0 ? `, ${held} held back` : ''}.`;
}

const counted = (rows: number) => (rows === 1 ? '1 record' : `${rows} records`);

export function Time({ at }: { at: string }) {
  return <time dateTime={at}>{new Date(at).toLocaleTimeString('en-GB')}</time>;
}
