import { expect, test } from '@jest/globals';
import { productChoices } from '../../../src/dropdowns/product_choices.ts';
import { signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();

const GOODS = [
  { good_id: 3, good_name: 'c', good_title: 'Zoo' },
  { good_id: 1, good_name: 'a', good_title: 'Book' },
  { good_id: 2, good_name: 'b' },
  { good_id: 4 },
  { good_id: 5, good_name: 'c', good_title: 'Zoo, again' },
  { good_id: 3, good_name: 'c', good_title: 'Zoo' },
  { good_name: 'd', good_title: 'Without number' },
];

test.each([
  [
    'product_by_id',
    [
      ['4', '4'],
      ['2', 'b'],
      ['1', 'Book'],
      ['3', 'Zoo'],
      ['5', 'Zoo, again'],
    ],
  ],
  [
    'product_by_code',
    [
      ['b', 'b'],
      ['a', 'Book'],
      ['d', 'Without number'],
      ['c', 'Zoo, again'],
    ],
  ],
])('%s offers each value once, by the best name there is', async (key, expected) => {
  used.service.answer = () => signed(0, 'ok', GOODS);
  const offered = await used.shop.trigger(key);
  expect(offered.map(({ id, title }) => [id, title])).toStrictEqual(expected);
});

test.each(['good_id', 'good_name'] as const)(
  'by %s: a row, its sample and its fields have the same keys',
  async (idField) => {
    used.service.answer = () => signed(0, 'ok', GOODS);
    const [row] = await used.shop.trigger('product_by_id');
    const { sample, outputFields } = productChoices(idField);
    expect(Object.keys(sample)).toStrictEqual(Object.keys(row ?? {}));
    expect(outputFields.map(({ key }) => key)).toStrictEqual(Object.keys(sample));
    expect(outputFields.every(({ label, type }) => label !== '' && type !== undefined)).toBe(true);
    expect(sample).toMatchObject({
      id: sample[idField],
      title: 'Photography from Scratch',
    });
  },
);

test('no answer fails plainly: the editor asks again', async () => {
  used.service.answer = (_request, response) => {
    response.destroy();
    return undefined;
  };
  await expect(used.shop.trigger('product_by_code')).rejects.toMatchObject({ name: 'AppError' });
});
