import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** The person at the terminal, asked line by line. */
export class Person {
  readonly #out: NodeJS.WritableStream;
  readonly #lines: Interface;
  /** Lines that came before they were asked for. */
  readonly #waiting: string[] = [];
  #ask: ((line: string | undefined) => void) | undefined;
  #isGone = false;
  #isSecret = false;

  /**
   * @param input where lines come from; a terminal is not to echo secrets
   * @param out where questions go
   */
  constructor(input: NodeJS.ReadableStream & { isTTY?: boolean }, out: NodeJS.WritableStream) {
    this.#out = out;
    const echo = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.#isSecret) out.write(chunk);
        done();
      },
    });
    const terminal = input.isTTY === true;
    this.#lines = createInterface({
      input,
      terminal,
      prompt: '',
      ...(terminal && { output: echo }),
    });
    this.#lines.on('line', (line) => this.#take(line));
    this.#lines.on('close', () => {
      this.#isGone = true;
      this.#answer(undefined);
    });
    // Readline takes Ctrl+C from a terminal for itself.
    this.#lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  }

  /** @returns the line; undefined when no more lines come */
  async ask(question: string, isSecret = false): Promise<string | undefined> {
    this.#out.write(question);
    this.#isSecret = isSecret;
    const line = await new Promise<string | undefined>((resolve) => {
      const waiting = this.#waiting.shift();
      if (waiting !== undefined || this.#isGone) resolve(waiting);
      else this.#ask = resolve;
    });
    if (isSecret || line === undefined) this.#out.write('\n');
    this.#isSecret = false;
    return line;
  }

  close(): void {
    this.#lines.close();
  }

  #take(line: string): void {
    if (this.#ask) this.#answer(line);
    else this.#waiting.push(line);
  }

  #answer(line: string | undefined): void {
    this.#ask?.(line);
    this.#ask = undefined;
  }
}
