import type { Mappable } from '../../../standins/zapier/mapping.ts';
import type { AppInfo, Sample } from '../wire.ts';
import { type Draft, operationOf, stepsOf } from './draft.ts';

/** The values of one earlier step, from which a person can map. */
export type Source = {
  id: string;
  title: string;
  values: Mappable[];
  /** What the definition promises beside what the test gave. */
  promised: Mappable[];
  /** Why nothing can be mapped from it: such a step is removed, or runs later. */
  gone?: string;
};

/** The sample of a step from which later ones map: what its test gave, else the definition's. */
function sampleOf(app: AppInfo, draft: Draft, id: string): Sample | undefined {
  const samples = draft.samples[id];
  const tested = samples?.list[samples.chosen];
  if (tested !== undefined) return tested;
  const step = stepsOf(draft).find((each) => each.id === id);
  return step && operationOf(app, step)?.sample;
}

/** What can be mapped into a step: the results of those before it. Then those that cannot be any more. */
export function sourcesFor(app: AppInfo, draft: Draft, id: string): Source[] {
  const all = stepsOf(draft);
  const place = all.findIndex((step) => step.id === id);
  const known = all.map((step, at): Source => {
    const operation = operationOf(app, step);
    const label = operation?.label ?? step.key;
    return {
      id: step.id,
      title: `${at + 1}. ${label}`,
      values: sampleOf(app, draft, step.id)?.values ?? [],
      promised: operation?.sample.values ?? [],
      ...(at >= place && { gone: `${label} runs later` }),
    };
  });
  const gone = Object.entries(draft.gone)
    .filter(([each]) => !all.some((step) => step.id === each))
    .map(([each, label]) => ({
      id: each,
      title: label,
      values: [],
      promised: [],
      gone: `${label} was removed`,
    }));
  return [...known, ...gone];
}

export const resultsFor = (app: AppInfo, draft: Draft, id: string): Record<string, unknown> =>
  Object.fromEntries(
    sourcesFor(app, draft, id)
      .filter(({ gone }) => gone === undefined)
      .map((source) => [source.id, sampleOf(app, draft, source.id)?.record ?? {}]),
  );
