import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import qs from 'qs';
import type { PhpParams } from '../../../src/justclick/index.ts';
import { loadPhp } from '../../standins/justclick/php.ts';
import { LOGIN, RPS_KEY } from '../../standins/justclick/service.ts';

/** The app's own encoder as it is uploaded: built, not its sources. */
const built = new URL('../../../dist/src/justclick/', import.meta.url);
const { buildQuery } = await import(new URL('query.js', built).href);
const { requestHash } = await import(new URL('signature.js', built).href);

/** An order of 25 fields, as Create Order sends it. */
const ORDER: PhpParams = {
  bill_email: 'anna.petrova@example.com',
  goods: [
    { good_name: 'photo-course', good_sum: 1500 },
    { good_name: 'checklist', good_sum: 99.9 },
  ],
  bill_first_name: 'Анна',
  bill_surname: 'Петрова',
  bill_middle_name: 'Сергеевна',
  bill_phone: '+7 (916) 123-45-67',
  bill_country: 'Russia',
  bill_region: 'Tatarstan',
  bill_city: 'Казань',
  bill_address: 'ул. Баумана, д. 5, кв. 12',
  bill_postal_code: '420111',
  bill_kupon: 'SPRING20',
  bill_tag: 'course',
  bill_comment: "Call before delivery, please: it's ~2 hours & a bridge away!",
  bill_ip: '203.0.113.7',
  bill_domain: 'shop.example.com',
  bill_created: 1_767_225_600,
  bill_timer_kill: true,
  utm: {
    utm_medium: 'email',
    utm_source: 'newsletter',
    utm_campaign: 'весна 2026',
    utm_content: 'button',
  },
};

type Contender = (times: number) => Promise<{ nanoseconds: number; query: string; hash: string }>;

/** Times a function of this process. */
const timed =
  (encode: () => { query: string; hash: string }): Contender =>
  async (times) => {
    let last = encode();
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) last = encode();
    return { nanoseconds: Number(process.hrtime.bigint() - start) / times, ...last };
  };

const ours = timed(() => {
  const query = buildQuery(ORDER);
  return { query, hash: requestHash(query, LOGIN, RPS_KEY) };
});

/** Of what `http_build_query` does, qs lacks the booleans and the tilde. */
const viaQs = timed(() => {
  const query = qs.stringify(ORDER, {
    format: 'RFC1738',
    skipNulls: true,
    encoder: (value, encode, charset, type) =>
      encode(typeof value === 'boolean' ? Number(value) : value, encode, charset, type).replaceAll(
        '~',
        '%7E',
      ),
  });
  const hash = createHash('md5').update(`${query}::${LOGIN}::${RPS_KEY}`).digest('hex');
  return { query, hash };
});

/** Times itself, so that neither PHP's start nor the way to it counts. */
const phpScript = (times: number) => `<?php
$params = json_decode(base64_decode('${Buffer.from(JSON.stringify(ORDER)).toString('base64')}'), true);
$start = hrtime(true);
for ($i = 0; $i < ${times}; $i++) {
  $query = http_build_query($params);
  $hash = md5($query . '::${LOGIN}::${RPS_KEY}');
}
$nanoseconds = (hrtime(true) - $start) / ${times};
echo json_encode(['nanoseconds' => $nanoseconds, 'query' => $query, 'hash' => $hash]);`;

/** The machine's own PHP, or else PHP compiled to WebAssembly. */
async function openPhp(): Promise<{ name: string; encode: Contender; close: () => Promise<void> }> {
  const run = promisify(execFile);
  try {
    const { stdout } = await run('php', ['-n', '-r', 'echo PHP_VERSION;']);
    return {
      name: `native PHP ${stdout}`,
      encode: async (times) => {
        const code = phpScript(times).replace('<?php', '');
        return JSON.parse((await run('php', ['-n', '-r', code])).stdout);
      },
      close: async () => {},
    };
  } catch {
    const php = await loadPhp();
    return {
      name: `PHP ${await php.run('<?php echo PHP_VERSION;')} compiled to WebAssembly`,
      encode: async (times) => JSON.parse(await php.run(phpScript(times))),
      close: () => php.close(),
    };
  }
}

export type EncodingFigure = {
  against: string;
  /** In milliseconds. */
  pairs: { ours: number; floor: number }[];
};

/**
 * Compares ours with PHP and with qs, in turn.
 *
 * @throws when they do not give the same bytes
 */
export async function measureEncoding(rounds: number, times: number): Promise<EncodingFigure[]> {
  const php = await openPhp();
  try {
    const versusPhp = [];
    const versusQs = [];
    for (let round = -1; round < rounds; round++) {
      const [we, phps, qss] = [await ours(times), await php.encode(times), await viaQs(times)];
      for (const { query, hash } of [phps, qss]) {
        if (query !== we.query || hash !== we.hash) throw new Error(`${query} is not ${we.query}`);
      }
      // The first round warms up.
      if (round < 0) continue;
      versusPhp.push({ ours: we.nanoseconds / 1e6, floor: phps.nanoseconds / 1e6 });
      versusQs.push({ ours: we.nanoseconds / 1e6, floor: qss.nanoseconds / 1e6 });
    }
    return [
      { against: `${php.name}: http_build_query + md5`, pairs: versusPhp },
      { against: 'npm qs, made to give the same bytes, + md5', pairs: versusQs },
    ];
  } finally {
    await php.close();
  }
}
