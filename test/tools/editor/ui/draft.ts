import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Step } from '../../../standins/zapier/step.ts';
import type { AppInfo, Operation, Sample, ZapDraft } from '../wire.ts';
import { ask } from './client.ts';
import { addressOf, viewAt } from './place.ts';

/** `add 2` adds a step after step 2. */
export type View = 'connect' | 'trigger' | 'live' | `step ${string}` | `add ${string}`;
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
  /** Labels of the steps that were removed, by their numbers: others may still map from them. */
  gone: Record<string, string>;
};

const EMPTY: Draft = { view: 'connect', trigger: null, steps: [], samples: {}, gone: {} };

const keyOf = (started: string) => `zap ${started}`;

/**
 * The draft to begin with: this tab's own, else what another tab has; at the place that the address
 * names. Both are gone after a new start of the server.
 */
export async function readDraft(started: string): Promise<Draft> {
  const own = sessionStorage.getItem(keyOf(started));
  const kept: Partial<Draft> =
    own === null ? ((await ask<{ draft: Draft | null }>('draft')).draft ?? {}) : JSON.parse(own);
  const view = viewAt(location.hash) ?? kept.view ?? EMPTY.view;
  return { ...EMPTY, ...kept, view };
}

/** Kept over a reload of the page, and for other tabs. It holds no credentials. */
export function useDraft(started: string, begun: Draft) {
  const [draft, setDraft] = useState<Draft>(begun);
  const isTold = useRef<Promise<unknown>>(Promise.resolve());
  const newest = useRef(draft);
  newest.current = draft;
  useEffect(() => {
    if (draft === begun) return;
    try {
      sessionStorage.setItem(keyOf(started), JSON.stringify(draft));
    } catch {
      // Too big to be kept: then a reload begins with what the server was told.
    }
    // One after another, and only what is still the newest then.
    isTold.current = isTold.current.then(() =>
      draft === newest.current ? ask('draft', { draft }).catch(() => {}) : undefined,
    );
  }, [draft]);
  const change = useCallback(
    (changed: Partial<Draft> | ((before: Draft) => Partial<Draft>)) =>
      setDraft((before) => ({
        ...before,
        ...(typeof changed === 'function' ? changed(before) : changed),
      })),
    [],
  );
  useAddress(draft.view, (view) => change({ view }));
  return [draft, change] as const;
}

/** The address follows the view, with an entry in the history for each, and the view the address. */
function useAddress(view: View, onView: (view: View) => void): void {
  const isFirst = useRef(true);
  useEffect(() => {
    if (viewAt(location.hash) !== view) {
      const how = isFirst.current ? 'replaceState' : 'pushState';
      history[how](null, '', addressOf(view));
    }
    isFirst.current = false;
  }, [view]);
  useEffect(() => {
    const follow = () => onView(viewAt(location.hash) ?? 'connect');
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
}

export type ChangeDraft = ReturnType<typeof useDraft>[1];

export const operationOf = (
  { operations }: AppInfo,
  { type, key }: { type: Operation['type']; key: string },
): Operation | undefined => operations.find((each) => each.type === type && each.key === key);

/** The trigger and the steps, in the order in which they run. */
export const stepsOf = ({ trigger, steps }: Pick<Draft, 'trigger' | 'steps'>) => [
  ...(trigger ? [{ id: '1', type: 'trigger' as const, key: trigger.key }] : []),
  ...steps,
];

/** The draft as a Zap; undefined while it has no trigger. */
export const zapOf = ({ trigger, steps }: Draft): ZapDraft | undefined =>
  trigger === null ? undefined : { trigger, steps };

/** A number that no step has or had. References go by it, so it stays when steps are moved. */
export const newStepId = ({ steps, gone }: Draft): string =>
  String(Math.max(1, ...steps.map(({ id }) => Number(id)), ...Object.keys(gone).map(Number)) + 1);

/** The steps with one more, after the one that is named; the trigger is 1. */
export function withStepAfter(steps: readonly Step[], after: string, added: Step): Step[] {
  const at = steps.findIndex(({ id }) => id === after) + 1;
  return [...steps.slice(0, at), added, ...steps.slice(at)];
}

/** The steps with one of them moved by one place. */
export function withStepMoved(steps: readonly Step[], id: string, by: 1 | -1): Step[] {
  const at = steps.findIndex((step) => step.id === id);
  const moved = [...steps];
  const [step] = moved.splice(at, 1);
  if (step !== undefined) moved.splice(at + by, 0, step);
  return moved;
}
