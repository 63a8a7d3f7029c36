import { describe, expect, test } from '@jest/globals';
import { callKeyed, control, md5, post, signed, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();
const DONE = { error_code: 0, error_text: 'ok', result: [], hash: expect.any(String) };
const ANNA = { lead_email: 'anna@example.com' };
const READS = ['getalllists', 'getgoods', 'getcoupons', 'getpersonalmanagers'];

describe('API 2.0, proved by the key itself', () => {
  test('writes a contact and answers with an empty array, signed as the signed API is', async () => {
    const sandbox = await start();
    for (const [name, params] of [
      ['addupdatelead', { ...ANNA, add_to_lists: 'super', lead_first_name: 'Анна' }],
      ['addtagtolead', { ...ANNA, add_tags: 'vip' }],
      ['removetagfromlead', { ...ANNA, remove_tags: 'vip' }],
      ['removeleadfromlist', { ...ANNA, remove_from_lists: 'super' }],
    ] as const) {
      const { answer, genuine } = await callKeyed(sandbox, name, params);
      expect([name, answer, genuine]).toStrictEqual([name, DONE, true]);
    }
    expect(sandbox.store.contacts.get(ANNA.lead_email)).toMatchObject({
      texts: { first_name: 'Анна' },
      tags: [],
      subscriptions: [{ group: 'super', status: 'STATUS_UNSUBSCRIBE' }],
    });
  });

  test('lists groups, products, coupons and managers as PHP writes them', async () => {
    const sandbox = await start();
    const of = async (name: string) => {
      const { answer, genuine } = await callKeyed(sandbox, name);
      expect([name, genuine]).toStrictEqual([name, true]);
      return answer.result as Record<string, unknown>[];
    };
    const lists = await of('getalllists');
    expect(lists.map(({ rass_name, rass_title }) => [rass_name, rass_title])).toStrictEqual([
      ['super', 'Клуб «Кадр»'],
      ['1605189997.0025174394', 'Blog: 12 letters about light'],
      ['double-opt-in', 'News, to be confirmed'],
    ]);
    expect(new Set(lists.map(({ id }) => id)).size).toBe(3);
    for (const { id, rass_id } of lists) {
      expect([id, rass_id]).toStrictEqual([expect.stringMatching(/^\d{5}$/), id]);
    }
    expect((await of('getgoods'))[1]).toStrictEqual({
      id: '1202',
      good_name: 'checklist',
      good_title: 'Checklist: 12 steps to a first sale',
    });
    expect(await of('getcoupons')).toStrictEqual([
      { id: '311', coupon: 'SPRING20' },
      { id: '312', coupon: 'ПЕРВЫЙ 10%' },
    ]);
    expect(await of('getpersonalmanagers')).toStrictEqual([
      { id: '41', manager_id: '41', manager_name: 'Ольга Смирнова' },
      { id: '57', manager_id: '57', manager_name: "Conor O'Brien" },
    ]);
  });

  test.each([
    ['no proof', 'add_tags=a', 1, true],
    ['the key under another name', 'rps_key=KEY', 1, true],
    ['the key in another case of its name', 'rpskey=KEY', 1, true],
    ['another key', 'rpsKey=other', 4, false],
    ['an empty key', 'rpsKey=', 4, false],
    ['the key as a list', 'rpsKey[]=KEY', 4, false],
    ['the key in upper case', 'rpsKey=SANDBOX-RPS-KEY', 4, false],
    ['the key and a blank', 'rpsKey=KEY+', 4, false],
  ])('is refused with %s', async (_what, form, error_code, isGenuine) => {
    const sandbox = await start();
    for (const name of ['addtagtolead', 'addupdatelead', ...READS]) {
      const response = await post(sandbox, name, form.replace('KEY', sandbox.rpsKey));
      const answer = (await response.json()) as { error_text: string; hash: string };
      expect([name, answer]).toMatchObject([name, { error_code }]);
      expect(answer).not.toHaveProperty('result');
      const own = md5(`${error_code}::${answer.error_text}::${sandbox.rpsKey}`);
      expect([name, answer.hash === own]).toStrictEqual([name, isGenuine]);
    }
    expect(sandbox.store.contacts.all()).toStrictEqual([]);
  });

  test('is refused with a hash: in the place of the key, or beside it', async () => {
    const sandbox = await start();
    const code = async (name: string, body: string) =>
      ((await (await post(sandbox, name, body)).json()) as { error_code: number }).error_code;
    const query = `rpsKey=${sandbox.rpsKey}`;
    for (const name of READS) expect(await code(name, signed(sandbox, ''))).toBe(1);
    for (const name of [...READS, 'GetAllGroups', 'GetOrders']) {
      expect([name, await code(name, signed(sandbox, query))]).toStrictEqual([name, 3]);
      expect([name, await code(name, `${query}&hash=0`)]).toStrictEqual([name, 4]);
      expect([name, await code(name, signed(sandbox, 'rpsKey=other'))]).toStrictEqual([name, 4]);
    }
  });

  test('never shows the key that came, right or wrong, in the log of requests', async () => {
    const lines: string[] = [];
    const sandbox = await start({ rpsKey: 'k#=[;|%!*', log: (line) => lines.push(line) });
    await callKeyed(sandbox, 'addupdatelead', { ...ANNA, lead_phone: '1' });
    await callKeyed({ ...sandbox, rpsKey: 'somebody-else' }, 'addupdatelead', ANNA);
    const requests = await (await control(sandbox, 'requests')).text();
    expect(JSON.parse(requests)).toStrictEqual([
      { function: 'addupdatelead', params: { ...ANNA, lead_phone: '1' }, error_code: 0 },
      { function: 'addupdatelead', params: ANNA, error_code: 4 },
    ]);
    expect(lines.join()).not.toMatch(/k#=|somebody-else/);
    expect(lines[0]).toBe('addupdatelead: 0 ok (lead_email=anna@example.com)');
  });
});

describe('an account', () => {
  test.each([8, 2, 7] as const)(
    'whose plan is too small is refused with %j',
    async (planRefusal) => {
      const sandbox = await start({ planRefusal, keyOnSigned: 'reads' });
      for (const name of [...READS, 'addupdatelead', 'addtagtolead', 'GetAllGroups']) {
        const { answer, genuine } = await callKeyed(sandbox, name, ANNA);
        expect([name, genuine, answer]).toMatchObject([name, true, { error_code: planRefusal }]);
        expect(answer).not.toHaveProperty('result');
      }
      expect((await call(sandbox, 'GetAllGroups')).answer.error_code).toBe(0);
      expect((await callKeyed({ ...sandbox, rpsKey: 'other' }, 'getgoods')).answer.error_code).toBe(
        4,
      );
      expect(sandbox.store.contacts.all()).toStrictEqual([]);
    },
  );

  test('under API control adds no contact, and does all else', async () => {
    const sandbox = await start();
    sandbox.store.contacts.insert([{ email: 'boris@example.com' }]);
    await control(sandbox, 'account', { state: 'api_control' });
    const { answer, genuine } = await callKeyed(sandbox, 'addupdatelead', ANNA);
    expect([answer.error_code, genuine]).toStrictEqual([101, true]);
    const boris = { lead_email: 'boris@example.com', add_tags: 'vip' };
    expect((await callKeyed(sandbox, 'addtagtolead', boris)).answer.error_code).toBe(0);
    expect((await callKeyed(sandbox, 'getgoods')).answer.error_code).toBe(0);
    expect(sandbox.store.contacts.all()).toMatchObject([{ tags: ['vip'] }]);
  });

  test.each([
    ['unknown_login', 5],
    ['ip_denied', 6],
    ['disabled', 7],
    ['throttled', 8],
  ])('that is %s refuses API 2.0 as well', async (state, error_code) => {
    const sandbox = await start();
    await control(sandbox, 'account', { state });
    const { answer, genuine } = await callKeyed(sandbox, 'getgoods');
    expect([answer.error_code, genuine]).toStrictEqual([error_code, false]);
  });
});

describe('a personality decides how API 2.0 takes a request', () => {
  test('by the key on functions of the signed API that read', async () => {
    for (const [keyOnSigned, reads] of [
      ['refused', 1],
      ['reads', 0],
    ] as const) {
      const sandbox = await start({ keyOnSigned });
      const code = async (name: string, rpsKey = sandbox.rpsKey) =>
        (await callKeyed({ ...sandbox, rpsKey }, name, ANNA)).answer.error_code;
      for (const name of ['GetAllGroups', 'GetOrders', 'GetAllGoods', 'getallgroups']) {
        expect([name, await code(name)]).toStrictEqual([name, reads]);
        expect([name, await code(name, 'other')]).toStrictEqual([name, reads === 0 ? 4 : 1]);
      }
      for (const name of ['CreateOrder', 'DeleteOrder', 'AddLeadToGroup', 'UpdateSubscriberData']) {
        expect([name, await code(name)]).toStrictEqual([name, 1]);
      }
    }
  });

  test('by a hash on those of its functions that read', async () => {
    for (const [hashOnKeyed, reads] of [
      ['refused', 1],
      ['reads', 0],
    ] as const) {
      const sandbox = await start({ hashOnKeyed });
      const codeOf = async (name: string, params: Record<string, string> = {}, key?: string) => {
        const query = String(new URLSearchParams(params));
        const signer = { ...sandbox, ...(key !== undefined && { rpsKey: key }) };
        const response = await post(sandbox, name, signed(signer, query));
        return Object(await response.json()).error_code;
      };
      for (const name of READS) {
        expect([name, await codeOf(name)]).toStrictEqual([name, reads]);
        expect([name, await codeOf(name, {}, 'other')]).toStrictEqual([name, reads === 0 ? 4 : 1]);
      }
      expect(await codeOf('addtagtolead', { ...ANNA, add_tags: 'vip' })).toBe(1);
      expect((await callKeyed(sandbox, 'getcoupons')).answer.error_code).toBe(0);
    }
  });

  test('by HTTP 307 from lower-case names to others, which are then served', async () => {
    for (const [lowerCaseNames, locations] of [
      ['served', {}],
      ['getalllists redirected', { getalllists: '/api/GetAllGroups' }],
      [
        'all redirected',
        {
          getalllists: '/api/GetAllGroups',
          getgoods: '/api/GetGoods',
          addtagtolead: '/api/AddTagToLead',
        },
      ],
    ] as const) {
      for (const nameCase of ['any', 'exact'] as const) {
        const sandbox = await start({ lowerCaseNames, nameCase, keyOnSigned: 'reads' });
        sandbox.store.contacts.insert([{ email: ANNA.lead_email }]);
        for (const name of ['getalllists', 'getgoods', 'addtagtolead'] as const) {
          const body = `rpsKey=${sandbox.rpsKey}&lead_email=anna%40example.com&add_tags=a`;
          const response = await post(sandbox, name, body);
          const location: string | undefined = Object(locations)[name];
          expect([name, response.status]).toStrictEqual([name, location ? 307 : 200]);
          expect(response.headers.get('location') ?? undefined).toBe(location);
          if (!location) continue;
          expect(await response.text()).toBe('');
          const served = await post(sandbox, location.replace('/api/', ''), body);
          expect(await served.json()).toMatchObject({ error_code: 0 });
        }
        // What is redirected has not been carried out, nor is it among the requests.
        expect(sandbox.requests).toHaveLength(3);
      }
    }
  });

  test('by the case of names', async () => {
    const status = async (nameCase: 'any' | 'exact', name: string) => {
      const sandbox = await start({ nameCase });
      return (await post(sandbox, name, `rpsKey=${sandbox.rpsKey}`)).status;
    };
    expect(await status('any', 'AddUpdateLead')).toBe(200);
    expect(await status('exact', 'addupdatelead')).toBe(200);
    expect(await status('exact', 'AddUpdateLead')).toBe(404);
    expect(await status('any', 'createlead')).toBe(404);
  });
});
