import { fieldError, type InputData, readText, readTexts } from './input.ts';

/** Where a sale or a contact came from: UTM tags, and the partner who brought it. */
export const trafficGroup = { key: 'traffic', label: 'Traffic Source' } as const;

const utmMedium = { key: 'utm_medium', label: 'UTM Medium', group: trafficGroup.key } as const;
const utmSource = { key: 'utm_source', label: 'UTM Source', group: trafficGroup.key } as const;

/** The service takes these inside `utm`, under the same keys. */
const utmFields = [
  utmMedium,
  utmSource,
  { key: 'utm_campaign', label: 'UTM Campaign', group: trafficGroup.key },
  { key: 'utm_content', label: 'UTM Content', group: trafficGroup.key },
  { key: 'utm_term', label: 'UTM Term', group: trafficGroup.key },
  {
    key: 'aff_medium',
    label: 'Affiliate Medium',
    group: trafficGroup.key,
    helpText:
      "This and the next four are the tags of a partner's own link. The partner goes into Affiliate Login.",
  },
  { key: 'aff_source', label: 'Affiliate Source', group: trafficGroup.key },
  { key: 'aff_campaign', label: 'Affiliate Campaign', group: trafficGroup.key },
  { key: 'aff_content', label: 'Affiliate Content', group: trafficGroup.key },
  { key: 'aff_term', label: 'Affiliate Term', group: trafficGroup.key },
] as const;

/** A sale or a contact that a partner brought: the service is told by a medium and a source of its own. */
const affiliate = {
  key: 'affiliate',
  label: 'Affiliate Login',
  type: 'string',
  group: trafficGroup.key,
  helpText:
    'The login of the partner who brought this customer and earns a fee. It takes the place of UTM Medium and UTM Source, so leave those empty.',
} as const;

/** The input fields, the partner first. */
export const trafficFields = [affiliate, ...utmFields] as const;

/**
 * The `utm` parameter of a function of the service; fields that are empty are left out.
 *
 * @throws a plain error when both a partner and a source of the sale are given
 */
export const readTraffic = (input: InputData) => ({
  ...readTexts(input, utmFields),
  ...affiliateOf(input),
});

function affiliateOf(input: InputData): Record<string, string> {
  const login = readText(input[affiliate.key], affiliate.label);
  if (login === undefined) return {};
  const clash = [utmMedium, utmSource].find(({ key, label }) => readText(input[key], label));
  if (clash !== undefined) {
    throw fieldError(
      affiliate.label,
      `The partner takes the place of ${clash.label}. Leave one of the two fields empty.`,
    );
  }
  return { [utmMedium.key]: 'affiliate', [utmSource.key]: login };
}
