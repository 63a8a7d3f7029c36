import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { Person } from './person.ts';

/** A person at a terminal, or one whose lines come from a file. */
function atTerminal(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const out = new PassThrough();
  const person = new Person(input, out);
  const shown = () => `${out.read() ?? ''}`;
  return { input, person, shown };
}

describe('a person', () => {
  test.each([true, false])('is asked line by line (terminal: %j)', async (isTTY) => {
    const { input, person, shown } = atTerminal(isTTY);
    const first = person.ask('Login: ');
    input.write('demo\n');
    expect(await first).toBe('demo');
    input.write('early\n');
    expect(await person.ask('Domain: ')).toBe('early');
    expect(shown()).toMatch(/^Login: .*Domain: /s);
    person.close();
  });

  test('sees what is typed, but no secret', async () => {
    const { input, person, shown } = atTerminal(true);
    const login = person.ask('Login: ');
    input.write('demo\n');
    await login;
    expect(shown()).toContain('demo');
    const key = person.ask('API key: ', true);
    for (const letter of 'the secret key\x7f\x7fy') input.write(letter);
    input.write('\r');
    expect(await key).toBe('the secret ky');
    expect(shown()).toBe('API key: \n');
    const again = person.ask('Again: ');
    input.write('yes\n');
    await again;
    expect(shown()).toContain('yes');
    person.close();
  });

  test('who goes away has no answer', async () => {
    const { input, person } = atTerminal(false);
    const answer = person.ask('Login: ');
    input.end();
    expect(await answer).toBe(undefined);
    expect(await person.ask('Key: ')).toBe(undefined);
  });
});
