/** What a field held, for undo and redo. A word that is typed is one entry. */
export class History {
  readonly #past: string[];
  #future: string[] = [];
  #wasTyping = false;

  constructor(text: string) {
    this.#past = [text];
  }

  add(text: string): void {
    const last = this.#past.at(-1) ?? '';
    const isTyping = text.length === last.length + 1 && text.startsWith(last) && /\S$/.test(text);
    if (isTyping && this.#wasTyping) this.#past.pop();
    this.#past.push(text);
    this.#future = [];
    this.#wasTyping = isTyping;
  }

  /** @returns the text before this one; undefined when there is none */
  back(now: string): string | undefined {
    this.#wasTyping = false;
    // It may have been changed from elsewhere.
    if (this.#past.at(-1) !== now) this.#past.push(now);
    if (this.#past.length < 2) return undefined;
    this.#future.push(this.#past.pop() ?? now);
    return this.#past.at(-1);
  }

  /** @returns the text that was taken back last; undefined when there is none */
  forth(): string | undefined {
    const text = this.#future.pop();
    if (text !== undefined) this.#past.push(text);
    return text;
  }
}
