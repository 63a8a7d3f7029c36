import { describe, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { useShop } from '../support/shop.ts';

const BLOG = '1605189997.0025174394';

describe('the dropdown of groups', () => {
  const shop = useShop();

  test('offers what its fields take, by name, with one request', async () => {
    expect(await shop.trigger('group')).toStrictEqual(
      [
        { id: BLOG, title: 'Blog: 12 letters about light' },
        { id: 'double-opt-in', title: 'News, to be confirmed' },
        { id: 'super', title: 'Клуб «Кадр»' },
      ].map(({ id, title }) => ({ id, title, rass_name: id, rass_title: title })),
    );
    expect(shop.sandbox.requests).toMatchObject([{ function: 'GetAllGroups', params: {} }]);
  });

  test('leaves out what is no group of the account, and is empty where there is none', async () => {
    const service = await startService();
    try {
      const other = connect(service);
      const groups = (result: unknown) => {
        service.answer = () => signed(0, 'ok', result);
        return other.trigger('group');
      };
      for (const none of [undefined, null, '', false, [], {}]) {
        expect(await groups(none)).toStrictEqual([]);
      }
      expect(
        await groups({
          3: { rass_name: 'b' },
          5: { rass_name: 'b', rass_title: 'B' },
          6: { rass_name: 7, rass_title: ' ' },
          7: { rass_name: 'AllLeads', rass_title: 'All contacts' },
          8: { rass_name: Number(BLOG), rass_title: 'Has lost digits' },
          9: {},
        }),
      ).toStrictEqual([
        { id: '7', title: '7', rass_name: '7', rass_title: null },
        { id: 'b', title: 'B', rass_name: 'b', rass_title: 'B' },
      ]);
      await expect(groups(['text'])).rejects.toThrow(/couldn't read/);
    } finally {
      await service.close();
    }
  });
});
