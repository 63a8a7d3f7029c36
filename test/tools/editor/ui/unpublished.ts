import type { ZapDraft } from '../wire.ts';

/** Whether the Zap as it is set up differs from the one that is on. What is empty is as good as not there. */
export const isUnpublished = (draft: ZapDraft | undefined, running: ZapDraft | null): boolean =>
  running !== null && draft !== undefined && written(draft) !== written(running);

const written = ({ trigger, steps }: ZapDraft): string =>
  JSON.stringify(
    plain({
      trigger,
      steps: steps.map((step) =>
        step.type === 'search' ? { results: 'first', whenNothingFound: 'stop', ...step } : step,
      ),
    }),
  );

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(plain).filter((each) => each !== undefined);
    return list.length === 0 ? undefined : list;
  }
  if (typeof value !== 'object' || value === null) return value === '' ? undefined : value;
  const entries = Object.entries(value)
    .map(([key, each]) => [key, plain(each)] as const)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
