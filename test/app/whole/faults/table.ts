import { FAULT_NAMES, FAULTS, type FaultName } from '../../../standins/justclick/faults.ts';
import { expectedOf, isInDoubt } from './expected.ts';
import { KINDS, type Kind, OPERATIONS, type Operation } from './operations.ts';
import { OUTCOMES, type Outcome } from './outcomes.ts';
import type { openFaultyShop, Seen } from './run.ts';

const INTRO = `# When JustClick fails

This page is for developers, and for looking things up. Shop owners find help in the [guide](guide.md#problems-and-what-to-do).

It lists what a person sees in Zapier when the service, or the network in front of it, misbehaves. \`npm run faults\` makes it: it runs the built app, once for every cell, in a sandbox that has the fault.

- **Error**: the run fails and shows the sentence. A trigger is asked again at the next poll.
- **Throttled**: nothing was done. Zapier waits and then runs the step again.
- **Halted**: this run stops and Zapier does not repeat it by itself; the Zap stays on.
- **As usual**: the fault makes no difference. **In part**: a result that has what the service sent. **As it came**: a result that says what the service said. **Empty**: no rows.

An action meets the fault while it writes. Where the outcome depends on whether the service carried it out all the same, there are two: *done* and *not done*. In the last two columns the fault spoils other answers: those to reading an order back after an action that is done, and all answers to an action in doubt. The numbers lead to the sentences below the table.`;

/** docs/faults.md, from the runs of all operations under all faults. */
export async function tableOf({
  run,
}: Pick<Awaited<ReturnType<typeof openFaultyShop>>, 'run'>): Promise<string> {
  const sentences: string[] = [];

  function cell({ outcome, message }: Seen): string {
    const known: { says: string } | undefined = OUTCOMES[outcome as Outcome];
    const says = known?.says ?? outcome;
    if (message === undefined) return says;
    const sentence = `**${says}**: ${message}`;
    if (!sentences.includes(sentence)) sentences.push(sentence);
    return `${says} ${sentences.indexOf(sentence) + 1}`;
  }

  async function cellOf(operation: Operation, fault: FaultName): Promise<string> {
    if (expectedOf(fault, operation, true) === undefined) return '';
    const isTwofold = isInDoubt(fault, operation) && operation.kind !== 'alone';
    if (!isTwofold) return cell(await run(operation, fault));
    const [done, not] = [
      cell(await run(operation, fault, true)),
      cell(await run(operation, fault, false)),
    ];
    return `done: ${done}, not done: ${not}`;
  }

  async function cellsOf(fault: FaultName, kind: Kind): Promise<string> {
    const cells = new Set<string>();
    for (const operation of OPERATIONS.filter((each) => each.kind === kind)) {
      cells.add(await cellOf(operation, fault));
    }
    return [...cells].filter(Boolean).join(' / ') || '–';
  }

  const kinds = Object.keys(KINDS) as Kind[];
  const rows: string[][] = [
    ['The fault', ...Object.values(KINDS)],
    ['---', ...kinds.map(() => '---')],
  ];
  for (const fault of FAULT_NAMES) {
    const row = [`\`${fault}\` ${FAULTS[fault].says}`];
    for (const kind of kinds) row.push(await cellsOf(fault, kind));
    rows.push(row);
  }
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const list = sentences.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n');
  return `${[INTRO, table, '## What people read', list].join('\n\n')}\n`;
}
