import { errors } from 'zapier-platform-core';

/** The brands one API is sold under; an account lives on one of them. */
export const DOMAINS = ['justclick.io', 'influencersoft.com'] as const;
export type Domain = (typeof DOMAINS)[number];

/** What the connection's fields come to. */
export type Account = {
  login: string;
  rpsKey: string;
  /** `myshop.justclick.io`: also where payment links begin. */
  host: string;
  /** `https://myshop.justclick.io/api`, or a loopback address in local work. */
  apiUrl: string;
};

const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** A key is an md5 hash or longer. As a login it would be sent to name servers, which are no secret. */
const LIKE_A_KEY = /[0-9a-f]{32}/;

/**
 * Reads the connection's fields (`login`, `rps_key`, `domain`) as people paste them.
 * The login becomes part of a host name, so nothing but one DNS label passes.
 *
 * @throws a plain `z.errors.Error` that says which field to mend. It never shows the key.
 */
export function accountOf(authData: Readonly<Record<string, unknown>>): Account {
  const domain = readDomain(authData.domain);
  const login = readLogin(authData.login, domain);
  const { rps_key } = authData;
  const rpsKey = ['string', 'number'].includes(typeof rps_key) ? String(rps_key).trim() : '';
  if (rpsKey === '') {
    throw new errors.Error(
      'The API key is empty. Copy it from "Integration and API" in your JustClick account and paste it into the API Key field.',
      'api_key_empty',
    );
  }
  const host = `${login}.${domain}`;
  return { login, rpsKey, host, apiUrl: `${loopbackUrl() ?? `https://${host}`}/api` };
}

function readDomain(value: unknown): Domain {
  const domain = DOMAINS.find((name) => name === (value || DOMAINS[0]));
  if (domain === undefined) {
    throw new errors.Error(
      `Choose ${DOMAINS.join(' or ')} in the Domain field: the one you see in the address of your account.`,
      'domain_unknown',
    );
  }
  return domain;
}

function readLogin(value: unknown, domain: Domain): string {
  const pasted = typeof value === 'string' ? value.trim() : '';
  // Lower case only after the ASCII check: 'K' (Kelvin sign) becomes a plain 'k' in lower case.
  const ascii = /^[\x21-\x7e]*$/.test(pasted) ? pasted.toLowerCase() : '';
  const address = ascii.replace(/^https?:\/\//, '').replace(/[/?#].*$/, '');
  const brand = DOMAINS.find((name) => address.endsWith(`.${name}`));
  const login = brand === undefined ? address : address.slice(0, -brand.length - 1);
  if (LIKE_A_KEY.test(address.replaceAll('-', ''))) {
    throw new errors.Error(
      `The Login field holds what looks like an API key. The two fields may be swapped: the login is the first part of your account's address (for https://myshop.${domain} enter myshop), and the key belongs into the API Key field.`,
      'login_like_a_key',
    );
  }
  if (!DNS_LABEL.test(login) || (brand === undefined && ascii !== login)) {
    throw new errors.Error(
      `The login cannot be used. It is the first part of your account's address: for https://myshop.${domain} enter myshop. It has only English letters, digits and hyphens.`,
      'login_invalid',
    );
  }
  if (brand !== undefined && brand !== domain) {
    throw new errors.Error(
      `Your login is an address at ${brand}, but the Domain field says ${domain}. Choose ${brand} in the Domain field.`,
      'domain_mismatch',
    );
  }
  return login;
}

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
    /^https?:$/.test(url.protocol) &&
    `${url.origin}/` === url.href;
  if (!isLoopback) {
    throw new errors.Error(
      'JUSTCLICK_BASE_URL is for local work only and takes a loopback address such as http://127.0.0.1:4010. Correct it or remove it from the environment.',
      'base_url_invalid',
    );
  }
  return url.origin;
}
