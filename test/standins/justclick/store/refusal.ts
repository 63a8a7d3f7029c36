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
