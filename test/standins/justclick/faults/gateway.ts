import { type Answer, htmlAnswer, jsonAnswer } from '../answer.ts';
import { type Fault, md5 } from './fault.ts';

/** A page of the web server in front of the service. */
function page(status: number, title: string, headers: Record<string, string> = {}): Answer {
  const html = htmlAnswer(
    status,
    `<html>\n<head><title>${status} ${title}</title></head>\n<body><h1>${status} ${title}</h1></body>\n</html>\n`,
  );
  return { ...html, headers: { ...html.headers, ...headers } };
}

/** Answers that come from the web server in front of the service, or from its guard. */
export const GATEWAY = {
  'http-500': {
    says: 'HTTP 500 with an HTML page.',
    carriedOut: true,
    spoil: () => page(500, 'Internal Server Error'),
  },
  'http-502': {
    says: 'HTTP 502 with an HTML page.',
    carriedOut: true,
    spoil: () => page(502, 'Bad Gateway'),
  },
  'http-503': {
    says: 'HTTP 503 with an HTML page and Retry-After.',
    carriedOut: false,
    spoil: () => page(503, 'Service Unavailable', { 'retry-after': '30' }),
  },
  'http-504': {
    says: 'HTTP 504 with an HTML page.',
    carriedOut: true,
    spoil: () => page(504, 'Gateway Time-out'),
  },
  'http-403': {
    says: 'HTTP 403 with an HTML page, as a firewall has it.',
    carriedOut: true,
    spoil: () => page(403, 'Forbidden'),
  },
  'http-404': {
    says: 'HTTP 404 with an HTML page.',
    carriedOut: false,
    spoil: () => page(404, 'Not Found'),
  },
  'http-429': {
    says: 'HTTP 429 with an HTML page and Retry-After.',
    carriedOut: false,
    spoil: () => page(429, 'Too Many Requests', { 'retry-after': '30' }),
  },
  'code-8': {
    says: 'Code 8, too many requests, signed with a key that is not ours.',
    carriedOut: false,
    spoil: (_answer, rpsKey) => {
      const text = 'request limit for this address used up, try later';
      const hash = md5(`8::${text}::not-the-key-of-${rpsKey}`);
      return jsonAnswer(200, { error_code: 8, error_text: text, hash });
    },
  },
  redirect: {
    says: 'HTTP 302 to a sign-in page, without JSON.',
    carriedOut: false,
    spoil: () => page(302, 'Found', { location: '/login' }),
  },
  'redirect-json': {
    says: 'HTTP 302 with the JSON that belongs there.',
    carriedOut: true,
    spoil: (answer) => ({
      ...answer,
      status: 302,
      headers: { ...answer.headers, location: '/login' },
    }),
  },
} as const satisfies Record<string, Fault>;
