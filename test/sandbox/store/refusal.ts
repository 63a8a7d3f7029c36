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
