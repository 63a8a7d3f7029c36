import { isFunction, isJson, listOf, textOf } from '../../../support/json.ts';
import type { App, Field, LiveResults } from './app.ts';
import { authFields, auths, isSecret, namesOf } from './fields.ts';
import { isSensitive, withoutLinks, wordsOf } from './text.ts';

/**
 * What must never get into a host name: each leads `https://${value}.example.com` to another host, or
 * breaks the request in two.
 */
export const HOSTILE_VALUES: readonly string[] = [
  '.',
  'evil.example',
  'evil.example/',
  'evil.example#',
  'evil.example?',
  'evil.example:443/',
  'evil.example\\',
  'https://evil.example/',
  '//evil.example',
  'name@evil.example/',
  'name:word@evil.example#',
  'myshop/../evil',
  'myshop%2fevil',
  '127.0.0.1#',
  '[::1]:80/',
  '169.254.169.254/',
  'myshop evil',
  'myshop\r\nHost: evil.example',
  'myshop\u0000',
  'mys\u212Aop',
  '{{bundle.authData.login}}',
];

export function findLabelProblems(app: App, { rows }: LiveResults): string[] {
  if (app.authentication === undefined) return [];
  const place = 'authentication.connectionLabel';
  const { connectionLabel } = app.authentication;
  const template = connectionLabel?.replace(/\bbundle\.\w+\./g, '') ?? '';
  if (template === '') return [`${place}: is not set`];
  if (isFunction(template))
    return [`${place}: is a function, which cannot be checked; use a template`];
  const names = [...template.matchAll(/{{\s*([^{}]*?)\s*}}/g)].map(([, name = '']) => name);
  if (names.length === 0) return [`${place}: "${template}" is the same for every account`];
  const secrets = authFields(app)
    .filter(isSecret)
    .map(({ key }) => key);
  if (isSensitive(template) || names.some((name) => secrets.includes(name))) {
    return [`${place}: "${template}" must not show a credential`];
  }
  const accounts = listOf(rows['authentication.test']);
  if (accounts.length < 2) return [`${place}: needs the test results of two accounts to compare`];
  const shown = accounts.map((account) =>
    names.map((name) => (isJson(account) ? account[name] : undefined)),
  );
  if (shown.flat().some((value) => value === undefined || value === null || value === '')) {
    return [`${place}: "${template}" names what the connection test does not give`];
  }
  return new Set(shown.map((values) => JSON.stringify(values))).size < shown.length
    ? [`${place}: "${template}" is the same for two accounts`]
    : [];
}

/** Fields in which a person enters a domain, a subdomain or an address. */
function isPartOfHost(field: Field): boolean {
  const shown = [textOf(field.placeholder), withoutLinks(textOf(field.helpText) ?? '')].join(' ');
  return (
    field.inputFormat !== undefined ||
    /\b(?:sub ?)?(?:domains?|hosts?|host ?names?|urls?|sites?|websites?|servers?|instances?)\b/.test(
      wordsOf(namesOf(field)),
    ) ||
    (!isSecret(field) && /https?:\/\//i.test(shown))
  );
}

export function findHostProblems(app: App, { hostile }: LiveResults): string[] {
  return auths(app)
    .filter(({ field }) => isPartOfHost(field))
    .flatMap(({ field, path }) => {
      const tries = hostile.filter((each) => each.field === field.key);
      const untried = HOSTILE_VALUES.filter((value) => !tries.some((each) => each.value === value));
      return [
        ...(untried.length > 0
          ? [`${path}: was not tried with ${untried.length} of HOSTILE_VALUES`]
          : []),
        ...tries
          .filter(({ requests, error }) => requests > 0 || !error)
          .map(
            ({ value }) => `${path}: ${JSON.stringify(value)} was not refused before any request`,
          ),
      ];
    });
}
