import { dayOf } from '../store/days.ts';
import { type Order, Refusal, type Store } from '../store.ts';
import { type Outcome, ok, type Settings } from './outcome.ts';
import { needData, type Params, text, wrongData } from './params.ts';
import { money, number } from './values.ts';

/** `YYYY-MM-DD` as the milliseconds of its midnight in UTC; undefined when it was not given. */
function day(params: Params, name: string): number | undefined {
  const value = text(params, name);
  if (value === '') return undefined;
  const parsed = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  // A day that does not exist rolls over into the next month.
  if (Number.isNaN(parsed) || !new Date(parsed).toISOString().startsWith(value)) throw wrongData();
  return parsed;
}

/** What an order brings a partner, in roubles; undefined when it is another partner's order. */
function feeOf({ goods }: Order, partner: string): number | undefined {
  const fees = goods.flatMap(({ partners }) => {
    return partners.filter(({ name }) => name === partner).map(({ fee }) => fee);
  });
  return fees.length > 0 ? fees.reduce((sum, fee) => sum + fee, 0) : undefined;
}

/**
 * Totals of one partner. Assumed: the days are those of the orders' making, both ends are in, and only
 * what is paid counts as earned; clicks, contacts and partners have no days here.
 */
export function getPartnerStats(store: Store, params: Params, settings: Settings): Outcome {
  needData(params);
  const partner = text(params, 'partner');
  if (partner === '') throw wrongData();
  const from = day(params, 'date_from') ?? Number.NEGATIVE_INFINITY;
  const to = day(params, 'date_to') ?? Number.POSITIVE_INFINITY;
  const all = store.getOrders().filter((order) => feeOf(order, partner) !== undefined);
  const known = store.directory.affiliates.find(({ login }) => login === partner);
  if (!known && all.length === 0 && settings.unknownPartner === 'code') {
    throw new Refusal(400, 'partner not found');
  }
  const orders = all.filter(({ created }) => {
    const made = dayOf(created, settings.timeZone);
    return made >= from && made <= to;
  });
  const earned = orders
    .filter(({ paid }) => paid !== null)
    .reduce((sum, order) => sum + (feeOf(order, partner) ?? 0), 0);
  const { clicks = 0, leads = 0, partners = 0, paidOut = 0 } = known ?? {};
  return ok({
    earned_total: money(settings, 'earned_total', earned),
    topay_total: money(settings, 'topay_total', Math.max(0, earned - paidOut)),
    clicks_total: number(settings, 'clicks_total', clicks),
    leads_total: number(settings, 'leads_total', leads),
    bills_total: number(settings, 'bills_total', orders.length),
    partners_total: number(settings, 'partners_total', partners),
  });
}
