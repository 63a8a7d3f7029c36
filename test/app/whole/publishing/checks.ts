import { listOf, textOf } from '../../../support/json.ts';
import type { App, LiveResults, Operation } from './app.ts';
import { findHostProblems, findLabelProblems } from './connection.ts';
import {
  authFields,
  authPath,
  auths,
  hasDropdown,
  holdsId,
  inputs,
  isKeyValue,
  isOfSample,
  isSecret,
  labels,
  markdown,
  namesOf,
  ofKind,
  takesInput,
  takesText,
  texts,
} from './fields.ts';
import { dateProblems, typeProblems } from './results.ts';
import { hasDangerousUrl, linkProblems, linksIn, repeats, titleCase, wordsOf } from './text.ts';
import { missingIn, valuesAt } from './walk.ts';

/** One of Zapier's publishing checks. */
export type Check = {
  /** Zapier's own number. */
  readonly id: string;
  readonly rule: string;
  /** Each problem as `place: what is wrong`. */
  readonly find: (app: App, live: LiveResults) => string[];
};

/**
 * Zapier's publishing checks, as far as they can be decided without Zapier's servers.
 * Hidden operations are exempt only from what is about texts that people do not see of them (D018 for their
 * own label, D021), and from the need of live results.
 */
export const CHECKS: readonly Check[] = [
  {
    id: 'D001',
    rule: 'Credentials are asked for only in authentication.',
    find: (app) => {
      const secrets = new Set(
        authFields(app)
          .filter(isSecret)
          .map((field) => field.key),
      );
      return inputs(app).flatMap(({ field, path }) =>
        isSecret(field) || secrets.has(field.key)
          ? [`${path}: a credential belongs in authentication`]
          : [],
      );
    },
  },
  {
    id: 'D002',
    rule: 'An authentication field for a pasted key links to where the person finds it.',
    find: (app) =>
      authFields(app).flatMap((field) => {
        const isPasted =
          /\b(?:key|token|secret)s?\b/.test(wordsOf(namesOf(field))) ||
          (app.authentication?.type === 'custom' && isSecret(field));
        const isLinked = linksIn(textOf(field.helpText) ?? '').length > 0;
        return isPasted && field.computed !== true && !isLinked
          ? [`${authPath(field)}: help text must link, in Markdown, to where the key is found`]
          : [];
      }),
  },
  {
    id: 'D003',
    rule: 'The connection label tells two accounts apart and shows no secret.',
    find: findLabelProblems,
  },
  {
    id: 'D004',
    rule: 'A field that holds an id has a dropdown.',
    find: (app) => {
      const picked = new Set(inputs(app).flatMap(({ field: f }) => (f.dynamic ? [f.key] : [])));
      return inputs(app).flatMap(({ field, path }) =>
        (holdsId(field) || picked.has(field.key)) && takesText(field) && !hasDropdown(field)
          ? [`${path}: holds an id, so it needs a dropdown ("dynamic" or "choices")`]
          : [],
      );
    },
  },
  {
    id: 'D005',
    rule: 'A dynamic dropdown points to a trigger that exists, and to keys that it gives.',
    find: (app) => referenceProblems(app, 'dynamic', 'triggers'),
  },
  {
    id: 'D007',
    rule: 'Every URL is https; samples may show what customers have.',
    find: (app) =>
      texts(app).flatMap(({ path, text }) => {
        const url = /\b(?!https:\/\/)[a-z][a-z\d+.-]*:\/\/\S*/i.exec(text)?.[0];
        return url === undefined || isOfSample(path) ? [] : [`${path}: ${url} is not https`];
      }),
  },
  {
    id: 'D008',
    rule: 'Markdown links are well formed, and no other URL stands outside of backticks.',
    find: (app) =>
      markdown(app).flatMap(({ path, text }) =>
        linkProblems(text).map((problem) => `${path}: ${problem}`),
      ),
  },
  {
    id: 'D009',
    rule: 'A search has at least one field.',
    find: (app) =>
      ofKind(app, 'searches')
        .filter(({ inputFields }) => !inputFields.some(takesInput))
        .map(({ path }) => `${path}: has no field to search by`),
  },
  {
    id: 'D010',
    rule: 'The sample of a polling trigger has the primary key.',
    find: (app) =>
      app.operations.flatMap(({ path, isPolling, sample, outputFields }) => {
        const primary = outputFields.filter((field) => field.primary === true);
        const keys = primary.length > 0 ? primary.map(({ key }) => textOf(key) ?? '') : ['id'];
        return keys
          .filter((key) => isPolling && sample !== undefined && !isKeyValue(sample[key]))
          .map((key) => `${path}: sample has no "${key}", which is the primary key`);
      }),
  },
  {
    id: 'D011',
    rule: 'A help text says something that the label does not.',
    find: (app) =>
      [...inputs(app), ...auths(app)].flatMap(({ field: { label, helpText }, path }) =>
        typeof label === 'string' && typeof helpText === 'string' && repeats(helpText, label)
          ? [`${path}: help text only repeats the label "${label}"`]
          : [],
      ),
  },
  {
    id: 'D012',
    rule: 'Every trigger, action and search has a static sample.',
    find: (app) =>
      app.operations
        .filter(({ sample }) => sample === undefined)
        .map(({ path }) => `${path}: has no static sample`),
  },
  {
    id: 'D013',
    rule: 'A search-powered field points to a search that exists, and to a key that it gives.',
    find: (app) => referenceProblems(app, 'search', 'searches'),
  },
  {
    id: 'D014',
    rule: 'A search-powered field has a dropdown and takes one text or number.',
    find: (app) =>
      inputs(app)
        .filter(({ field }) => field.search !== undefined)
        .flatMap(({ field, path }) => [
          ...(field.dynamic === undefined ? [`${path}: "search" needs "dynamic" beside it`] : []),
          ...(field.list || field.dict || field.children || !takesText(field)
            ? [`${path}: "search" is only for a single string, number or integer`]
            : []),
        ]),
  },
  {
    id: 'D015',
    rule: 'A search-or-create points to a search and an action that exist.',
    find: (app) =>
      app.searchOrCreates.flatMap(({ path, key, search, create, update }) => [
        ...(isThere(app, 'searches', search) ? [] : [`${path}: there is no search "${search}"`]),
        ...(key === search ? [] : [`${path}: its key must be that of its search`]),
        ...[create, ...(update === undefined ? [] : [update])]
          .filter((name) => !isThere(app, 'creates', name))
          .map((name) => `${path}: there is no action "${name}"`),
      ]),
  },
  {
    id: 'D018',
    rule: 'Labels are in title case.',
    find: (app) =>
      labels(app)
        .filter(({ text }) => text !== titleCase(text))
        .map(({ path, text }) => `${path}: label "${text}" should be "${titleCase(text)}"`),
  },
  {
    id: 'D021',
    rule: 'The description of a visible trigger begins with "Triggers when " and ends with ".".',
    find: (app) =>
      ofKind(app, 'triggers')
        .filter(({ hidden }) => !hidden)
        .flatMap(({ path, description = '' }) => [
          ...(/^Triggers when \S/.test(description)
            ? []
            : [`${path}: description must begin with "Triggers when "`]),
          ...(description.endsWith('.') ? [] : [`${path}: description must end with "."`]),
        ]),
  },
  {
    id: 'D022',
    rule: 'An action has fixed fields.',
    find: (app) =>
      ofKind(app, 'creates')
        .filter(({ fixedFields }) => !fixedFields.some(takesInput))
        .map(({ path }) => `${path}: has no fixed field`),
  },
  {
    id: 'D023',
    rule: 'Dates in samples are ISO 8601, with a zone when they have a time.',
    find: (app) =>
      app.operations.flatMap((operation) =>
        dateProblems(operation, operation.sample).map(
          (text) => `${operation.path}: sample: ${text}`,
        ),
      ),
  },
  {
    id: 'D024',
    rule: "Samples have the output fields' types, and the required ones.",
    find: (app) =>
      app.operations.flatMap((operation) =>
        operation.sample === undefined
          ? []
          : typeProblems(operation, operation.sample).map(
              (text) => `${operation.path}: sample: ${text}`,
            ),
      ),
  },
  {
    id: 'D025',
    rule: 'No text holds a URL that can run code.',
    find: (app) =>
      texts(app)
        .filter(({ text }) => hasDangerousUrl(text))
        .map(({ path }) => `${path}: holds a URL that can run code`),
  },
  {
    id: 'D026',
    rule: 'What becomes part of a host name is refused by hand before any request.',
    find: findHostProblems,
  },
  {
    id: 'T003',
    rule: 'Dates in live results are ISO 8601, with a zone when they have a time.',
    find: (app, live) => liveProblems(app, live, dateProblems),
  },
  {
    id: 'T004',
    rule: "A sample's keys are a subset of the keys of every live result.",
    find: (app, live) => liveProblems(app, live, ({ sample }, row) => missingIn(row, sample)),
  },
  {
    id: 'T005',
    rule: "Live results have the output fields' types, and the required ones.",
    find: (app, live) => liveProblems(app, live, typeProblems),
  },
];

/** All that Zapier would hold against publishing, e.g. `D021 triggers.new_order: description must …`. */
export const publishingProblems = (app: App, live: LiveResults): string[] =>
  CHECKS.flatMap(({ id, find }) => find(app, live).map((problem) => `${id} ${problem}`));

const isThere = (app: App, kind: Operation['kind'], key: unknown) =>
  app.operations.some(({ path }) => path === `${kind}.${String(key)}`);

/** `trigger_key.id_key[.label_key,label_key]` or `search_key.output_key`. */
function referenceProblems(
  app: App,
  property: 'dynamic' | 'search',
  kind: 'triggers' | 'searches',
): string[] {
  return inputs(app).flatMap(({ field, path }) => {
    if (field[property] === undefined) return [];
    const reference = String(field[property]);
    const [target, ...keys] = reference.split('.');
    const operation = app.operations.find((each) => each.path === `${kind}.${target}`);
    if (operation === undefined) return [`${path}: "${reference}" is not in ${kind}`];
    if (keys.length === 0) return [`${path}: "${reference}" does not say which key to take`];
    if (operation.sample === undefined) return [];
    return keys
      .flatMap((key) => key.split(','))
      .filter((key) => valuesAt(operation.sample, key).some(({ value }) => value === undefined))
      .map((key) => `${path}: ${operation.path} does not give "${key}"`);
  });
}

/** Where a live result is made. */
const LIVE = '"rows" in test/app/whole/publishing/publishing.test.ts';

/** Applies a rule to every live result; a visible operation without one has proved nothing. */
function liveProblems(
  app: App,
  { rows }: LiveResults,
  find: (operation: Operation, row: unknown) => string[],
): string[] {
  return app.operations.flatMap((operation) => {
    const own = listOf(rows[operation.path]);
    if (own.length === 0 && !operation.hidden)
      return [`${operation.path}: has no live result: add it to ${LIVE}`];
    return own.flatMap((row, index) =>
      find(operation, row).map((text) => `${operation.path}: live result ${index}: ${text}`),
    );
  });
}
