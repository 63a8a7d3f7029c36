import { FAULT_NAMES, FAULTS, type FaultName } from '../../../standins/justclick/faults.ts';
import { ACTIONS, KINDS, type Kind, POLLS } from './operations.ts';
import { OUTCOMES, type Outcome } from './outcomes.ts';

/** What one operation comes to under one fault. */
export type Cell = {
  kind: Kind;
  /** The method of the app, as the platform calls it. */
  method: string;
  fault: FaultName;
  outcome: string;
  /** What a person reads, if it is an error. */
  message?: string | undefined;
  /** Of an action in doubt: whether the service carried it out. */
  done?: boolean | undefined;
};

const INTRO = `# When JustClick fails

This page is for developers, and for looking things up. Shop owners find help in the [guide](guide.md#problems-and-what-to-do).

It has a section for each operation: what a person sees in Zapier when the service, or the network in front of it, misbehaves, and what Zapier does then. The last column names the [faults](#the-faults) behind it. What triggers, lists, searches or actions have in common stands once, before their sections. \`npm run faults\` makes this page: it runs the built app in a sandbox that has the fault, each operation under each fault.

Zapier does one of these:

- **Errored**: the run stops. A trigger asks again at the next poll.
- **Scheduled**: Zapier runs the step, or the poll, again later.
- **Safely halted**: this run stops, and Zapier doesn't repeat it by itself. The Zap stays on.
- **Goes on**: there is no error.

An action meets the fault while it writes. If its answer is lost, it looks at the shop. Where a table says "unless", the step succeeds if it sees there that it worked. If nothing else is answered either, it can't look, and stops with the same sentence.`;

/** What a person sees of a run that is not an error. */
const RESULTS: Readonly<Record<string, string>> = {
  'As usual': 'The usual result.',
  'In part': 'A result with what the service sent. The rest is empty.',
  'As it came': 'A result as the service sent it, which is not right.',
  Empty: 'No records.',
};

/** What Zapier does, by the kind of error. */
const ZAPIER = { Error: 'Errored', Throttled: 'Scheduled', Halted: 'Safely halted' };

const zapierDoes = (says: string): string => ZAPIER[says as keyof typeof ZAPIER] ?? 'Goes on';

/** One row of a table, as text. What is the same but for the number of an HTTP status is one row. */
function rowsOf(kind: Kind, cells: readonly Cell[]): string[] {
  const rows = new Map<string, Cell[]>();
  for (const cell of cells) {
    // A run that was done all the same is told in the row of those that were not.
    if (cell.kind !== kind || cell.done) continue;
    const key = cell.message?.replace(/HTTP \d+/, 'HTTP …') ?? cell.outcome;
    rows.set(key, [...(rows.get(key) ?? []), cell]);
  }
  return [...rows.values()]
    .sort(([a], [b]) => Number(a?.message === undefined) - Number(b?.message === undefined))
    .map((same) => rowOf(same));
}

function rowOf(same: readonly Cell[]): string {
  const [{ outcome, message, done } = { outcome: '' }] = same;
  const says = OUTCOMES[outcome as Outcome]?.says ?? outcome;
  const statuses = same.map((cell) => /HTTP (\d+)/.exec(cell.message ?? '')?.[1]);
  const sees =
    message?.replace(/HTTP \d+/, `HTTP ${list(statuses).replace(/, (?=\d+$)/, ' or ')}`) ??
    RESULTS[says];
  const unless = done === false && message !== undefined ? ', unless it sees that it worked' : '';
  const faults = list(same.map(({ fault }) => `\`${fault}\``));
  return `| ${sees ?? says} | ${zapierDoes(says)}${unless} | ${faults} |`;
}

const list = (texts: readonly (string | undefined)[]) => [...new Set(texts)].join(', ');

/** Operations that have much in common: what all of them come to is told once. */
const FAMILIES: readonly { name: string; has: (cell: Cell) => boolean }[] = [
  { name: 'Triggers', has: ({ kind }) => POLLS.includes(kind) },
  { name: 'Lists, and the connection', has: ({ method }) => /^(auth|triggers)/.test(method) },
  {
    name: 'Searches, and the details of an order',
    has: ({ method }) => /^(sea|hyd)/.test(method),
  },
  { name: 'Actions on orders', has: ({ kind }) => ACTIONS.includes(kind) },
  { name: 'Actions on contacts, and reading back', has: () => true },
];

/** The sections of a family: what its operations share, and then what each has of its own. */
function sectionsOf(name: string, cells: readonly Cell[]): string[] {
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) =>
    cells.some((cell) => cell.kind === kind),
  );
  if (kinds.length === 0) return [];
  const rows = new Map(kinds.map((kind) => [kind, rowsOf(kind, cells)]));
  const [first = []] = rows.values();
  const shared = first.filter((row) => [...rows.values()].every((own) => own.includes(row)));
  const sections = new Map<string, string[]>();
  for (const [kind, all] of rows) {
    const own = all.filter((row) => !shared.includes(row)).join('\n');
    sections.set(own, [...(sections.get(own) ?? []), KINDS[kind]]);
  }
  return [
    shared.length > 0 ? `## ${name}\n\nAll of them:\n\n${table(shared)}` : `## ${name}`,
    ...[...sections].map(
      ([own, names]) => `### ${names.join(', ')}\n\n${own === '' ? 'Nothing else.' : table([own])}`,
    ),
  ];
}

const table = (rows: readonly string[]) =>
  ['| The person sees | Zapier | Under |', '| --- | --- | --- |', ...rows].join('\n');

/**
 * docs/faults.md. Of an action alone it has no section where its sentences are those of the action
 * itself, as they should be.
 */
export function pageOf(cells: readonly Cell[]): string {
  const known = new Set(cells.flatMap(({ kind, message }) => (kind === 'alone' ? [] : message)));
  const told = cells.filter(({ kind, message }) => kind !== 'alone' || !known.has(message));
  const sections = FAMILIES.flatMap(({ name, has }, index) => {
    const earlier = FAMILIES.slice(0, index);
    return sectionsOf(
      name,
      told.filter((cell) => has(cell) && !earlier.some((family) => family.has(cell))),
    );
  });
  const faults = FAULT_NAMES.map((name) => `| \`${name}\` | ${FAULTS[name].says} |`);
  const end = ['## The faults', '', '| Name | What happens |', '| --- | --- |', ...faults];
  return `${[INTRO, ...sections, end.join('\n')].join('\n\n')}\n`;
}
