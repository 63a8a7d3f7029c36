/** The service's own no: its code, its text and sometimes a result beside them. */
export class Refusal extends Error {
  readonly code: number;
  readonly result: unknown;

  constructor(code: number, text: string, result?: unknown) {
    super(text);
    this.code = code;
    this.result = result;
  }
}

/** That an order is not there, in the words that belong to the code. */
export function noOrder(code: 200 | 302 | 400): Refusal {
  return new Refusal(code, code === 200 ? 'nonexistent order' : 'order not found');
}

/** Where the answer says which product is not there: documented is only that it does. */
const NAMED_IN = {
  text: (code: string) => new Refusal(604, `product not exist: ${code}`),
  result: (code: string) => new Refusal(604, 'product not exist', code),
  'result list': (code: string) => new Refusal(604, 'product not exist', [code]),
  'result.id': (code: string) => new Refusal(604, 'product not exist', { id: code }),
  'result.good_name': (code: string) => new Refusal(604, 'product not exist', { good_name: code }),
  nowhere: () => new Refusal(604, 'product not exist'),
} as const;

/** That a product is not there. */
export function noProduct(code: string, where: keyof typeof NAMED_IN): Refusal {
  return NAMED_IN[where](code);
}
