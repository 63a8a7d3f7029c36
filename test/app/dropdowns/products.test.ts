import { expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();

test.each([
  ['product_by_id', '1201'],
  ['product_by_code', 'photo-course'],
])('what is chosen in %s is sent as %j', async (key, id) => {
  const product = { good_id: '1201', good_name: 'photo-course', good_title: 'Photography' };
  used.service.answer = () => signed(0, 'ok', [product]);
  expect(await used.shop.trigger(key)).toMatchObject([{ id, title: 'Photography' }]);
});
