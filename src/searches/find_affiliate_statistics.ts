import type { Search } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { type Answer, recordOf } from '../justclick/index.ts';
import { withShop } from '../perform.ts';
import { dateField, dayOf } from '../values/date.ts';
import { definitionsOf, fieldError, required } from '../values/field.ts';
import { type FieldSpecs, outputFields, readRecord, sampleOf } from '../values/output.ts';
import { codeField } from '../values/text.ts';

/** What the service counts of an affiliate (GetPartnerStats). */
const STATISTICS = {
  earned_total: { label: 'Earned', type: 'number', sample: 4500 },
  topay_total: { label: 'To Be Paid', type: 'number', sample: 1500 },
  clicks_total: { label: 'Clicks', type: 'number', sample: 320 },
  leads_total: { label: 'Contacts', type: 'number', sample: 41 },
  bills_total: { label: 'Orders', type: 'number', sample: 12 },
  partners_total: { label: 'Affiliates of Their Own', type: 'number', sample: 2 },
} as const satisfies FieldSpecs;

const partner = required(
  codeField({
    key: 'partner',
    label: 'Affiliate Login',
    type: 'string',
    helpText: "The affiliate's login. Orders show it as Affiliate Login, too.",
  }),
);

const dateFrom = dateField({
  key: 'date_from',
  label: 'From',
  type: 'string',
  helpText:
    'The first day to count, such as `2026-12-02` or `-30d`. Leave this empty to count from the start.',
});

const dateTo = dateField({
  key: 'date_to',
  label: 'To',
  type: 'string',
  helpText:
    'The last day to count, such as `2026-12-31` or `today`. Leave this empty to count until now.',
});

/** The codes for "no such affiliate" are not documented; the words are. */
const noSuchPartner = ({ code, text }: Answer): boolean =>
  code > 8 && /\b(?:partner|affiliate|user)\b.*\bnot\b|партн[её]р.*не /i.test(text.slice(0, 2000));

const perform = withShop('step', async (shop, input) => {
  const login = partner.read(input);
  const [from, to] = [dateFrom.read(input), dateTo.read(input)];
  if (from !== undefined && to !== undefined && from > to) {
    throw fieldError(dateTo.field.label, 'This is before the first day. Choose a later day.');
  }
  const params = {
    partner: login,
    date_from: from === undefined ? undefined : dayOf(from, input.zone),
    date_to: to === undefined ? undefined : dayOf(to, input.zone),
  };
  const answer = await shop.call('GetPartnerStats', params, { accepts: noSuchPartner });
  if (answer.code !== 0) return [];
  return [{ partner: login, ...readRecord(STATISTICS, recordOf(answer)) }];
});

export default {
  key: 'find_affiliate_statistics',
  noun: 'Affiliate Statistics',
  display: {
    label: 'Find Affiliate Statistics',
    description:
      'Finds what an affiliate has earned and brought, in total or between two days. Finds nothing if there is no such affiliate.',
  },
  operation: {
    inputFields: definitionsOf([partner, dateFrom, dateTo]),
    perform,
    throttle: THROTTLE,
    sample: { partner: 'olga', ...sampleOf(STATISTICS) },
    outputFields: [
      { key: 'partner', label: 'Affiliate Login', type: 'string' },
      ...outputFields(STATISTICS),
    ],
  },
} satisfies Search;
