import { isJson, textOf } from '../../../support/json.ts';
import type { App, Field, Operation } from './app.ts';
import { isSensitive, wordsOf } from './text.ts';
import { textsIn, withChildren } from './walk.ts';

export const authFields = (app: App): readonly Field[] => app.authentication?.fields ?? [];
export const authPath = (field: Field) => `authentication.fields.${textOf(field.key) ?? '?'}`;
export const auths = (app: App) =>
  authFields(app).map((field) => ({ field, path: authPath(field) }));

export const ofKind = (app: App, kind: Operation['kind']) =>
  app.operations.filter((operation) => operation.kind === kind);

export const inputs = (app: App) =>
  app.operations.flatMap(({ path, inputFields }) =>
    withChildren(inputFields, `${path}.inputFields`),
  );

export const namesOf = ({ key, label }: Field) => [key, label].filter(textOf).join(' ');
export const isSecret = (field: Field) => field.type === 'password' || isSensitive(namesOf(field));

export const takesInput = (field: Field) => field.type !== 'copy';
export const takesText = ({ type, children }: Field) =>
  children === undefined && ['string', 'number', 'integer'].includes(textOf(type) ?? 'string');
export const hasDropdown = ({ dynamic, choices }: Field) =>
  dynamic !== undefined || choices !== undefined;

/** By its key, or because its label or help text says so. */
export const holdsId = ({ key, label, helpText }: Field) =>
  /(?:^| )(?:ids?|uuids?|guids?)$/.test(wordsOf(textOf(key) ?? '')) ||
  [label, helpText].some((text) => /\bids?\b/i.test(textOf(text) ?? ''));

/** What the dedupe can tell apart. */
export const isKeyValue = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && value !== '');

export const texts = (app: App) => [
  ...textsIn(app.definition, ''),
  ...app.operations.flatMap(({ path, dynamicFields }) =>
    textsIn(dynamicFields, `${path}.dynamicFields`),
  ),
];

/** Samples are data of customers, not texts of the app. */
export const isOfSample = (path: string) => /(?:\.operation|\])\.sample\b/.test(path);

export const markdown = (app: App) =>
  texts(app).filter(
    ({ path }) => /\.(?:helpText|description|directions)$/.test(path) && !isOfSample(path),
  );

export function labels(app: App): { path: string; text: string }[] {
  const own = app.operations.filter(({ hidden }) => !hidden);
  const fields = app.operations.flatMap(({ path, groups, outputFields }) => [
    ...withChildren(groups, `${path}.inputFieldGroups`),
    ...withChildren(outputFields, `${path}.outputFields`),
  ]);
  return [
    ...own.map(({ path, label }) => ({ path, label })),
    ...app.searchOrCreates.map(({ path, display }) => ({
      path,
      label: isJson(display) && display.hidden !== true ? display.label : undefined,
    })),
    ...[...auths(app), ...inputs(app), ...fields].map(({ path, field }) => ({
      path,
      label: field.label,
    })),
  ].flatMap(({ path, label }) => (typeof label === 'string' ? [{ path, text: label }] : []));
}
