import type { Personality } from '../../../standins/justclick/personality.ts';
import type { QuestionId } from '../questions.ts';
import { GROUP } from './play.ts';
import type { RandomShop } from './random_shop.ts';
import type { Truth } from './truth.ts';

/** The truth about API 2.0, as far as reading can tell it. */
export function truthOfApi2(p: Personality): Partial<Record<QuestionId, Truth>> {
  const isMoved = p.lowerCaseNames === 'all redirected';
  const isOther = p.nameCase === 'any' || isMoved;
  const lower = isMoved ? 'HTTP 307 to the same host' : 'answered';
  const pascal = isOther ? 'answered' : 'code 404';
  const names: Truth = {
    verdict: isMoved ? 'contradicted' : 'confirmed',
    value: [`getcoupons: ${lower}; GetCoupons: ${pascal}`],
  };
  if (p.planRefusal !== 'none') return { 'api2-names': names };
  const { 'coupons.id': couponId, manager_id: managerId } = p.numbers;
  return {
    'api2-names': names,
    'key-proof': { verdict: 'confirmed', value: ['taken'] },
    'hash-for-key': {
      verdict: 'confirmed',
      value: [p.hashOnKeyed === 'reads' ? 'taken' : 'refused'],
    },
    'coupon-rows': {
      verdict: p.couponKey === 'coupon' ? 'confirmed' : 'contradicted',
      value: { id: couponId, [p.couponKey]: 'text' },
    },
    'manager-rows': {
      verdict: 'confirmed',
      value: {
        ...(p.managerIds !== 'manager_id' && { id: managerId }),
        ...(p.managerIds !== 'id' && { manager_id: managerId }),
        manager_name: 'text',
      },
    },
  };
}

/** The truth about contacts, as far as one of its own can tell it. */
export function truthOfContacts(
  { groups }: RandomShop,
  p: Personality,
): Partial<Record<QuestionId, Truth>> {
  const isKeyed = p.planRefusal === 'none' && p.lowerCaseNames !== 'all redirected';
  const hasGroup = groups.some(({ name }) => name === GROUP);
  const isKept = isKeyed && !p.leadResubscribes;
  return {
    ...(isKeyed && {
      'tag-twice': { verdict: 'confirmed', value: [`code ${p.tagTwice === 'ok' ? 0 : 102}`] },
      'tag-removed-twice': { verdict: 'confirmed', value: [`code ${p.absent === 'ok' ? 0 : 802}`] },
    }),
    ...(hasGroup && {
      unsubscription: {
        verdict: isKept ? 'contradicted' : 'confirmed',
        value: {
          AddLeadToGroup: 'undone',
          ...(isKeyed && { addupdatelead: isKept ? 'kept' : 'undone' }),
        },
      },
    }),
  };
}
