import type { Choice, Field } from '../../standins/zapier/definition.ts';
import type { Failure } from '../../standins/zapier/errors.ts';
import type { Input } from '../../standins/zapier/input.ts';
import type { Mappable } from '../../standins/zapier/mapping.ts';
import type { Step } from '../../standins/zapier/step.ts';

/** What the server and the page tell each other, as JSON. Types only: both sides import this file. */

export type Row = Record<string, unknown>;

/** A request to the service that the app sent, and what came back. Secrets are masked. */
export type Exchange = {
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  /** As it was sent, with its signature. */
  requestBody: string;
  /** Undefined when no answer came. */
  status?: number;
  responseHeaders: Record<string, string>;
  /** As far as the app read it. */
  responseBody: string;
  /** True when the connection broke while the app read the answer. */
  brokeOff?: true;
  milliseconds?: number;
  /** What only somebody who knows the service can say of it. */
  notes: Note[];
};

export type Note = { label: string; text: string; tone?: 'good' | 'bad' };

/** One call of a method of the app, such as `hydrators.orderDetails`, with all that it sent. */
export type MethodRun = {
  method: string;
  exchanges: Exchange[];
  /** Lines that the app wrote with `z.console`. */
  lines: string[];
  failed: boolean;
};

/** A record with what can be mapped from it, under the labels that people see. */
export type Sample = { record: Row; values: Mappable[] };

/** One form of a step: a search-or-create has two. */
export type StepForm = {
  slot: 'input' | 'createInput';
  path: string;
  title: string;
};

export type Operation = {
  type: 'trigger' | Step['type'];
  key: string;
  noun: string;
  label: string;
  description: string;
  forms: StepForm[];
  /** From the definition, for when there is no record yet. */
  sample: Sample;
};

export type AppInfo = {
  /** Tells one start of the server from another, so that the page forgets an old one. */
  started: string;
  title: string;
  authFields: Field[];
  /** What the connection form begins with. */
  credentials: Record<string, string>;
  /** The account's label, when it is connected. */
  connected: string | null;
  operations: Operation[];
  timeZone: string;
  hasPanel: boolean;
  speeds: number[];
};

export type Form = { fields: Field[]; groups: { key: string; label: string }[] };
export type Choices = { choices: Choice[]; more: boolean };

export type Connected = { label?: string; failure?: Failure; runs: MethodRun[] };
export type TriggerTest = {
  samples: Sample[];
  failure?: Failure;
  runs: MethodRun[];
};

/** A field as it was typed or mapped, and as Zapier hands it to the app. */
export type Given = { label: string; typed: string; given: string; type: string };
export type PreviewForm = {
  title: string;
  /** Nothing is typed or mapped yet, beside what the form begins with. */
  isUntouched?: true;
  fields: Given[];
  /** Labels of required fields that are empty. */
  missing: string[];
  /** What the app would send first. Nothing has been sent. */
  request?: Exchange;
  /** Why the app would send nothing. */
  failure?: Failure;
};

export type StepView = {
  label: string;
  status: string;
  failure?: Failure;
  calls: { title: string; fields: Given[] }[];
  result?: Sample;
};
export type StepTest = { step: StepView; runs: MethodRun[] };

/** Results of the steps before, by their number. */
export type Results = Record<string, unknown>;

export type ZapDraft = { trigger: { key: string; input: Input }; steps: Step[] };

/** What is still to be done in steps, by their numbers. */
export type Gaps = Record<string, string[]>;

export type RunView = {
  id: string;
  label: string;
  record: Row;
  status: string;
  tries: number;
  steps: StepView[];
  runs: MethodRun[];
  /** Seconds of Zapier's time until it tries again by itself. */
  nextTry?: number;
};

export type TimelineEntry = {
  id: string;
  /** ISO 8601. */
  at: string;
  kind: 'hook' | 'on' | 'published' | 'not published' | 'off' | 'poll' | 'reconnected';
  /** Polls without anything new that follow one another are one entry: how many, and since when. */
  polls: number;
  since: string;
  /** How many records the app handed over. */
  rows: number;
  /** How many of them are held: a flood, for the person to release. */
  held: number;
  failure?: Failure;
  runs: MethodRun[];
  zapRuns: RunView[];
};

export type Live = {
  isOn: boolean;
  /** The Zap that is on, whatever is being edited meanwhile. */
  running: ZapDraft | null;
  /** What the server is doing now, e.g. "Polling". */
  busy: string | null;
  /** True when Zapier waits for the person to reconnect. */
  onHold: boolean;
  speed: number;
  autoreplay: boolean;
  /** Seconds of Zapier's time until the next poll; null while none is due. */
  nextPoll: number | null;
  /** Oldest first. */
  entries: readonly TimelineEntry[];
  counts: { polls: number; runs: number };
};

/** What stands beside the time line: a stand-in for the service, for the person to act in. */
export type PanelInfo = {
  title: string;
  intro: string;
  /** Newest first, and not more than a person looks through. */
  rows: PanelRow[];
  /** How many fit what the person looks for, and how many there are. */
  found: number;
  count: number;
  /** What it has posted to others, newest first. */
  posts: PanelPost[];
  forms: PanelForm[];
  switches: {
    key: string;
    label: string;
    helpText: string;
    choices: PanelChoice[];
    value: string;
  }[];
};
export type PanelChoice = Choice & { group?: string };
export type PanelPost = { key: string; title: string; text: string };
export type PanelRow = {
  key: string;
  title: string;
  text: string;
  status: { text: string; tone: 'good' | 'plain' | 'bad' };
  actions: { key: string; label: string }[];
};
export type PanelForm = {
  key: string;
  label: string;
  fields: Field[];
  values: Record<string, string>;
};
export type PanelAction = { action: string; row?: string; values?: Record<string, string> };
/** Whether a Zap that is on has begun with what was handed over, or it is kept for the trigger's test. */
export type Caught = { hasBegun: boolean };
