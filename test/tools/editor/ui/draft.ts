import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Mappable } from '../../../standins/zapier/mapping.ts';
import type { Step } from '../../../standins/zapier/step.ts';
import type { AppInfo, Operation, Sample, ZapDraft } from '../wire.ts';

export type View = 'connect' | 'trigger' | 'live' | `step ${string}`;
export type FormInput = Record<string, unknown>;

/** The records that a step's test gave, and which of them later steps map from. */
export type Samples = { list: Sample[]; chosen: number };

/** The Zap as far as it is set up. */
export type Draft = {
  view: View;
  trigger: { key: string; input: FormInput } | null;
  steps: Step[];
  /** By the number of the step; the trigger is 1. */
  samples: Record<string, Samples>;
};

const EMPTY: Draft = { view: 'connect', trigger: null, steps: [], samples: {} };

/** Kept over a reload of the page, but not over a new start of the server. It holds no credentials. */
export function useDraft(started: string | undefined) {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const name = `zap ${started}`;
  useEffect(() => {
    const kept = started === undefined ? null : sessionStorage.getItem(name);
    if (kept !== null) setDraft(JSON.parse(kept));
  }, [started]);
  useEffect(() => {
    if (started === undefined || draft === EMPTY) return;
    try {
      sessionStorage.setItem(name, JSON.stringify(draft));
    } catch {
      // Too big to be kept: then a reload begins anew.
    }
  }, [draft, started]);
  const change = useCallback(
    (changed: Partial<Draft> | ((before: Draft) => Partial<Draft>)) =>
      setDraft((before) => ({
        ...before,
        ...(typeof changed === 'function' ? changed(before) : changed),
      })),
    [],
  );
  return [draft, change] as const;
}

export type ChangeDraft = ReturnType<typeof useDraft>[1];

/** The values of one earlier step, from which a person can map. */
export type Source = { id: string; title: string; values: Mappable[] };

export const operationOf = (
  { operations }: AppInfo,
  { type, key }: { type: Operation['type']; key: string },
): Operation | undefined => operations.find((each) => each.type === type && each.key === key);

/** The sample of a step from which later ones map: what its test gave, else the definition's. */
export function sampleOf(app: AppInfo, draft: Draft, id: string): Sample | undefined {
  const samples = draft.samples[id];
  const tested = samples?.list[samples.chosen];
  if (tested !== undefined) return tested;
  const step = stepsOf(draft).find((each) => each.id === id);
  return step && operationOf(app, step)?.sample;
}

/** The trigger and the steps, in the order in which they run. */
export const stepsOf = ({ trigger, steps }: Draft) => [
  ...(trigger ? [{ id: '1', type: 'trigger' as const, key: trigger.key }] : []),
  ...steps,
];

/** What can be mapped into a step: the results of those before it. */
export function sourcesFor(app: AppInfo, draft: Draft, id: string): Source[] {
  const all = stepsOf(draft);
  const before = all.slice(
    0,
    all.findIndex((step) => step.id === id),
  );
  return before.map((step, at) => ({
    id: step.id,
    title: `${at + 1}. ${operationOf(app, step)?.label ?? step.key}`,
    values: sampleOf(app, draft, step.id)?.values ?? [],
  }));
}

export function resultsFor(app: AppInfo, draft: Draft, id: string): Record<string, unknown> {
  const sources = sourcesFor(app, draft, id);
  return Object.fromEntries(
    sources.map((source) => [source.id, sampleOf(app, draft, source.id)?.record ?? {}]),
  );
}

/** The draft as a Zap; undefined while it has no trigger. */
export const zapOf = ({ trigger, steps }: Draft): ZapDraft | undefined =>
  trigger === null ? undefined : { trigger, steps };

/** A number that no step has yet. References go by it, so it stays when steps are moved. */
export const newStepId = ({ steps }: Draft): string =>
  String(Math.max(1, ...steps.map(({ id }) => Number(id))) + 1);
