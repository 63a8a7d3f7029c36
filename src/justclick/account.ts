import { errors } from 'zapier-platform-core';

/**
 * The brands that one API is sold under, by the domain on which an account lives. Whether an
 * account answers on more than one of them is not documented. The middle name of a customer has two
 * names in the lists of CreateOrder's parameters: one in the Russian ones, one in the English ones.
 */
const BRANDS = {
  'justclick.io': { name: 'JustClick', middleName: 'bill_middle_name' },
  'influencersoft.com': { name: 'InfluencerSoft', middleName: 'bill_middle_name' },
  'justclick.ru': { name: 'JustClick', middleName: 'bill_otchestvo' },
  'expertam.ru': { name: 'Expertam', middleName: 'bill_otchestvo' },
} as const;

type Domain = keyof typeof BRANDS;
export const DOMAINS = Object.keys(BRANDS) as readonly Domain[];
export const DEFAULT_DOMAIN: Domain = 'justclick.io';

/** What people call the service that they use; errors speak of it by this name. */
export type Brand = (typeof BRANDS)[Domain]['name'];

/** What the connection's fields come to. */
export type Account = {
  login: string;
  rpsKey: string;
  brand: Brand;
  /** `myshop.justclick.io`: also where payment links begin. */
  host: string;
  /** `https://myshop.justclick.io/api`, or a loopback address in local work. */
  apiUrl: string;
  /** The name under which CreateOrder takes a middle name. */
  middleName: (typeof BRANDS)[Domain]['middleName'];
};

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A key is an md5 hash or longer. As a login it would be sent to name servers, where others can see it. */
const LIKE_A_KEY = /[0-9a-f]{32}/;

/**
 * Reads the connection's fields (`login`, `rps_key`, `domain`) as people paste them. An address that is
 * pasted into the login says its domain itself, so the Domain field does not count then.
 * The login becomes part of a host name, so nothing but one DNS label passes.
 *
 * @throws a plain `z.errors.Error` that says which field to mend. It never shows the key.
 */
export function accountOf(authData: Readonly<Record<string, unknown>>): Account {
  const { login, domain } = readAddress(authData);
  const { name: brand, middleName } = BRANDS[domain];
  const rpsKey = textOf(authData.rps_key);
  if (rpsKey === '') {
    throw new errors.Error(
      `The API key is empty. Copy it from "Integration and API" in your ${brand} account, and paste it into API Key.`,
      'api_key_empty',
    );
  }
  const host = `${login}.${domain}`;
  const apiUrl = `${loopbackUrl() ?? `https://${host}`}/api`;
  return { login, rpsKey, brand, host, apiUrl, middleName };
}

function readAddress(authData: Readonly<Record<string, unknown>>): {
  login: string;
  domain: Domain;
} {
  const pasted = textOf(authData.login);
  // Lower case only after the ASCII check: 'K' (Kelvin sign) becomes a plain 'k' in lower case.
  const typed = /[^\x21-\x7e]/.test(pasted) ? pasted : pasted.toLowerCase();
  const address = typed.replace(/^https?:\/\//, '').replace(/[/?#].*/, '');
  const own = DOMAINS.find((name) => address.endsWith(`.${name}`));
  const login = own === undefined ? address : address.slice(0, -own.length - 1);
  const domain = own ?? chosenDomain(authData);
  const example = `for https://myshop.${domain ?? DEFAULT_DOMAIN} enter myshop`;
  if (LIKE_A_KEY.test(address.replaceAll('-', ''))) {
    throw new errors.Error(
      `Login looks like an API key. Put the key into API Key, and the first part of your account's address into Login: ${example}.`,
      'login_like_a_key',
    );
  }
  if (!DNS_LABEL.test(login) || (own === undefined && typed !== login)) {
    throw new errors.Error(
      `This login can't be right. Enter the first part of your account's address: ${example}. It has English letters, digits and hyphens only.`,
      'login_invalid',
    );
  }
  if (domain === undefined) {
    throw new errors.Error(
      `Choose a domain: ${DOMAINS.join(', ')}. It is the end of your account's address.`,
      'domain_unknown',
    );
  }
  return { login, domain };
}

/** A field may be missing, and the platform's command line hands on digits as a number. */
const textOf = (value: unknown): string =>
  ['string', 'number'].includes(typeof value) ? String(value).trim() : '';

/** Undefined when something else than a domain is chosen. */
const chosenDomain = ({ domain }: Readonly<Record<string, unknown>>): Domain | undefined =>
  DOMAINS.find((name) => name === (domain || DEFAULT_DOMAIN));

/**
 * `JUSTCLICK_BASE_URL` replaces scheme and host for local work. Only loopback is accepted: a
 * setting that could send signed requests of real accounts elsewhere must not exist.
 */
function loopbackUrl(): string | undefined {
  const setting = process.env.JUSTCLICK_BASE_URL;
  if (setting === undefined || setting === '') return undefined;
  const url = URL.parse(setting);
  const isLoopback =
    url !== null &&
    /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname) &&
    ['http:', 'https:'].includes(url.protocol) &&
    `${url.origin}/` === url.href;
  if (!isLoopback) {
    throw new errors.Error(
      'JUSTCLICK_BASE_URL is for local work only and takes a loopback address such as http://127.0.0.1:4010. Correct it, or remove it from the environment.',
      'base_url_invalid',
    );
  }
  return url.origin;
}
