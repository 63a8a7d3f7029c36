import { isRecord } from '../justclick/index.ts';
import type { Goods } from '../orders/just_made.ts';
import { amountField } from '../values/amount.ts';
import { definitionsOf, fieldError, type Input } from '../values/field.ts';
import { quantityField } from '../values/number.ts';
import { codeField } from '../values/text.ts';

const goodName = codeField({
  key: 'good_name',
  label: 'Product',
  type: 'string',
  required: true,
  dynamic: 'product_by_code.id.title',
  resource: 'product.code',
  search: 'find_product.good_name',
  helpText:
    'The code, name or number of the product in your shop. If your form adds more to the name, such as a price, add a Find Product step first and map its Product Code here.',
});

const goodSum = amountField({
  key: 'good_sum',
  label: 'Price',
  // As a number, Zapier would turn 1,500.00 into 1 and an empty value into 0.
  type: 'string',
  helpText:
    "For one piece, such as `1500`, `1,500.00` or `99.90`. Leave this empty to use the product's own price. 0 makes it free.",
});

const MOST_PIECES = 999;

const quantity = quantityField(
  {
    key: 'quantity',
    label: 'Quantity',
    type: 'string',
    helpText: `1 to ${MOST_PIECES}. Empty means 1. For 2 or more, also fill in Price, for one piece. The order then has the product once, at price × quantity, and its comment ends with "3 × code".`,
  },
  MOST_PIECES,
);

/** The products of a new order, as line items. */
export const goods = {
  field: {
    key: 'goods',
    label: 'Products',
    group: 'products',
    children: definitionsOf([goodName, goodSum, quantity]),
  },
  read: readLines,
};

/** One line of the order: what is sent of it, and how many pieces it stands for. */
export type Line = Goods[number] & { pieces: number };

/** The products as line items; a row in which nothing is filled in does not count. */
function readLines(input: Input): Line[] {
  const { key, label } = goods.field;
  const given = input.data[key] ?? [];
  const rows = Array.isArray(given) ? given : [given];
  const lines = rows.flatMap((row: unknown, index) => {
    const within = rows.length > 1 ? `${label}, line ${index + 1}` : label;
    if (!isRecord(row))
      throw fieldError(within, 'Map a product into this line. The price is optional.');
    return readLine({ ...input, data: row, within }, within);
  });
  if (lines.length === 0) throw fieldError(label, 'Add at least one product.');
  return lines;
}

function readLine(input: Input, within: string): Line[] {
  const good_name = goodName.read(input);
  const price = goodSum.read(input);
  if (good_name === undefined) {
    // A form gives a quantity for each of its lines, also for those without a product.
    if (price === undefined) return [];
    throw fieldError(within, 'There is a price but no product. Map a product into this line.');
  }
  const pieces = quantity.read(input);
  if (pieces > 1 && price === undefined) {
    throw fieldError(
      `${within}, ${goodSum.field.label}`,
      `This is empty, but the quantity is ${pieces}. Map the price of one piece.`,
    );
  }
  // In whole cents: 3 × 17.17 is 51.510000000000005 to a computer.
  const good_sum = price === undefined ? undefined : Math.round(price * 100 * pieces) / 100;
  if (good_sum !== undefined && good_sum >= 1e9) {
    throw fieldError(within, 'Price × quantity is too much for one product. Lower one of them.');
  }
  return [{ good_name, good_sum, pieces }];
}

/**
 * How many pieces of each product the order stands for, for whoever ships it: the service is not known to
 * take the same product twice, so it gets the product once.
 */
export const piecesOf = (lines: readonly Line[]): string[] =>
  lines.flatMap(({ good_name, pieces }) => (pieces > 1 ? `${pieces} × ${good_name}` : []));
