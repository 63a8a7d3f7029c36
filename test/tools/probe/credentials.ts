import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Account, accountOf, DEFAULT_DOMAIN } from '../../../src/justclick/account.ts';
import { CannotAsk, messageOf } from './errors.ts';

/** Asks a person for something; undefined when no person is there to answer. */
export type AskPerson = (question: string, isSecret: boolean) => Promise<string | undefined>;

/**
 * The account to ask, from `.env`, which wins over the environment as it does in `zapier-platform
 * invoke`. What is missing is asked for; nothing is taken from the command line, which other programs can
 * read. `JUSTCLICK_BASE_URL` stays in the environment, where the app looks for it.
 *
 * @param file the path of `.env`
 * @throws {CannotAsk} when something is missing or cannot be used
 */
export async function readAccount(file: string, askPerson: AskPerson): Promise<Account> {
  const given: NodeJS.Dict<string> = { ...process.env, ...readEnv(file) };
  const { JUSTCLICK_BASE_URL } = given;
  if (JUSTCLICK_BASE_URL !== undefined) process.env.JUSTCLICK_BASE_URL = JUSTCLICK_BASE_URL;
  const read = async (key: string, question: string, isSecret = false) => {
    const value = given[key]?.trim() || (await askPerson(question, isSecret))?.trim();
    if (!value) throw new CannotAsk(`${key} is missing. Write it into .env: see .env.example.`);
    return value;
  };
  const login = await read('authData_login', 'Login: ');
  const rps_key = await read('authData_rps_key', 'API key (it is not shown): ', true);
  const domain = given.authData_domain?.trim() || DEFAULT_DOMAIN;
  try {
    return accountOf({ login, rps_key, domain });
  } catch (error) {
    throw new CannotAsk(plainMessage(error));
  }
}

function readEnv(file: string): NodeJS.Dict<string> {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}

/** The platform's errors have JSON for a message. */
function plainMessage(error: unknown): string {
  const text = messageOf(error);
  try {
    const { message }: { message?: unknown } = JSON.parse(text);
    return typeof message === 'string' ? message : text;
  } catch {
    return text;
  }
}
