/** Says how far a long run is: in one line of a terminal, elsewhere in a line every half minute. */
export function startProgress() {
  const isTerminal = process.stdout.isTTY === true;
  let last = Number.NEGATIVE_INFINITY;
  return {
    /** What is going on now. */
    tell(text: string): void {
      if (isTerminal) process.stdout.write(`\r\u001b[K${text}`);
      else if (performance.now() - last > 30_000) {
        last = performance.now();
        console.log(text);
      }
    },
    /** What is to be read afterwards. */
    say(text: string): void {
      console.log(isTerminal ? `\r\u001b[K${text}` : text);
    },
  };
}
