import { fieldError, type Input, readAll } from './field.ts';
import { textField } from './text.ts';

/** Where a sale or a contact came from: UTM tags, and the partner who brought it. */
export const trafficGroup = { key: 'traffic', label: 'Traffic Source' } as const;

const inGroup = <Key extends string>(key: Key, label: string, helpText?: string) =>
  textField({ key, label, type: 'string', group: trafficGroup.key, ...(helpText && { helpText }) });

const utmMedium = inGroup('utm_medium', 'UTM Medium');
const utmSource = inGroup('utm_source', 'UTM Source');

/** The service takes these inside `utm`, under the same keys. */
const utmFields = [
  utmMedium,
  utmSource,
  inGroup('utm_campaign', 'UTM Campaign'),
  inGroup('utm_content', 'UTM Content'),
  inGroup('utm_term', 'UTM Term'),
  inGroup(
    'aff_medium',
    'Affiliate Medium',
    "This and the next four are tags of an affiliate's own link. Put the affiliate into Affiliate Login.",
  ),
  inGroup('aff_source', 'Affiliate Source'),
  inGroup('aff_campaign', 'Affiliate Campaign'),
  inGroup('aff_content', 'Affiliate Content'),
  inGroup('aff_term', 'Affiliate Term'),
];

/** A sale or a contact that a partner brought: a medium and a source of their own tell the service so. */
const affiliate = inGroup(
  'affiliate',
  'Affiliate Login',
  'The login of the affiliate who brought this customer and earns a fee. It replaces UTM Medium and UTM Source, so leave those empty.',
);

/** The input fields, the partner first. */
export const trafficFields = [affiliate, ...utmFields];

/**
 * The `utm` parameter of a function of the service; fields that are empty are left out.
 *
 * @throws a plain error when both a partner and a source of the sale are given
 */
export const readTraffic = (input: Input) => ({
  ...readAll(utmFields, input),
  ...affiliateOf(input),
});

function affiliateOf(input: Input): Record<string, string> {
  const login = affiliate.read(input);
  if (login === undefined) return {};
  const clash = [utmMedium, utmSource].find(({ read }) => read(input));
  if (clash !== undefined) {
    throw fieldError(
      affiliate.field.label,
      `The affiliate replaces ${clash.field.label}. Leave one of the two fields empty.`,
    );
  }
  return { [utmMedium.field.key]: 'affiliate', [utmSource.field.key]: login };
}
