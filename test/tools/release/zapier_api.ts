import { type Context, Hono, type HonoRequest } from 'hono';
import semver from 'semver';
import { isJson, type Json } from '../../support/json.ts';
import { type NodeEnv, serve } from '../../support/serve.ts';
import { ZAPIERS_BREAKS } from './breaks.ts';
import { changesBetween } from './compare.ts';
import { fixedFields } from './forms.ts';
import { snapshotOf } from './snapshot.ts';
import { stepBetween } from './version.ts';
import { definitionIn } from './zip.ts';

/** A version as Zapier keeps it. */
export type Version = {
  /** The zip that runs. */
  zip: Buffer;
  sourceZip: Buffer;
  definition: Json;
  /** In percent of all people who use the integration. */
  users: number;
};

export type ApiRequest = {
  method: string;
  path: string;
  deployKey: string | undefined;
  body: Json;
};

type Env = NodeEnv & { Variables: { request: ApiRequest } };

const API_PATH = '/api/platform/cli';

const refusal = (c: Context, status: 400 | 401 | 404 | 500, ...errors: string[]) =>
  c.json({ errors }, status);

/**
 * Zapier's API for the CLI on loopback: the calls of `push`, `promote`, `migrate` and of the other
 * commands of docs/deployment.md. Paths, bodies and what an answer needs are those that version 19.1 of
 * the CLI sends and reads; that breaking changes stop a promotion and that nobody is migrated across
 * majors is what Zapier documents. The words of the refusals are ours.
 */
export async function startZapierApi(options: { deployKey: string; appId: number }) {
  const requests: ApiRequest[] = [];
  /** What a test wants to happen between an upload and its answer. */
  const hooks = { beforeUpload: async () => {} };
  const versions = new Map<string, Version>();
  const app: { [key: string]: unknown } = {
    id: options.appId,
    key: `App${options.appId}`,
    title: 'JustClick',
    description: 'Orders of a shop',
    app_category: 'ecommerce',
    intention: 'global',
    role: 'employee',
    status: 'public',
    public: true,
    latest_version: null,
  };

  const server = new Hono<Env>();
  server.onError((error, c) => refusal(c, 500, String(error)));
  server.notFound((c) => refusal(c, 404, `No ${c.req.method} ${c.get('request').path}.`));
  server.use(async (c, next) => {
    const one = await readRequest(c.req);
    requests.push(one);
    c.set('request', one);
    await next();
  });
  // The only calls that need no login.
  server.post(`${API_PATH}/analytics`, (c) => c.json({ success: true }));
  server.use(async (c, next) =>
    c.get('request').deployKey === options.deployKey
      ? next()
      : refusal(c, 401, 'This deploy key is not known.'),
  );
  server.post(`${API_PATH}/check`, (c) => c.json(CHECKS_PASSED));

  const ours = `${API_PATH}/apps/${options.appId}`;
  const none = (c: Context) => c.json({ objects: [] });
  server
    .get(ours, (c) => c.json(app))
    .put(`${ours}/versions/:version`, async (c) => {
      await upload(c.req.param('version'), c.get('request').body);
      return c.json({});
    })
    .on(
      ['GET', 'PUT'],
      [`${ours}/versions/:version`, `${ours}/versions/:version/deprecate`],
      (c) => {
        const version = c.req.param('version');
        return versions.has(version) ? c.json({ version }) : refusal(c, 404, 'No version.');
      },
    )
    .get(`${ours}/versions`, (c) =>
      c.json({ objects: [...versions].map(([name, { users }]) => asListed(name, users)) }),
    )
    .post(`${ours}/pre-migration-require-confirmation-checks`, (c) => c.json({}))
    .post(`${ours}/migrations`, async (c) => {
      const { job } = c.get('request').body;
      const problems = await migrate(isJson(job) ? job : {});
      return problems.length > 0 ? refusal(c, 400, ...problems) : c.json({});
    })
    .get(`${ours}/migrations`, none)
    .get(`${ours}/history`, none)
    .get(`${ours}/invitees`, none)
    .get(`${ours}/logs`, none)
    .post(`${ours}/invitees/*`, (c) => c.json({}));

  async function upload(version: string, body: Json): Promise<void> {
    const zip = Buffer.from(String(body.zip_file), 'base64');
    const sourceZip = Buffer.from(String(body.source_zip_file), 'base64');
    const definition = await definitionIn(zip);
    await hooks.beforeUpload();
    const { users } = versions.get(version) ?? { users: 0 };
    versions.set(version, { zip, sourceZip, definition, users });
  }

  /** Promotes or migrates. @returns why not */
  async function migrate(job: Json): Promise<string[]> {
    const to = String(job.to_version);
    const target = versions.get(to);
    if (target === undefined) return [`There is no version ${to}.`];
    if (job.name === 'promote') {
      const current = versions.get(String(app.latest_version));
      const breaks = current ? await breaksBetween(current.definition, target.definition) : [];
      if (breaks.length > 0) return breaks;
      app.latest_version = to;
      return [];
    }
    const from = String(job.from_version);
    const source = versions.get(from);
    if (source === undefined) return [`There is no version ${from}.`];
    if (semver.major(from) !== semver.major(to)) {
      return ['Nobody is migrated across major versions.'];
    }
    const moved = (source.users * Number(job.percent_human)) / 100;
    source.users -= moved;
    target.users += moved;
    return [];
  }

  const { url, close } = await serve(server);
  return {
    url,
    ...options,
    app,
    versions,
    requests,
    hooks,
    /** Method and path of each request but those that only count how the CLI is used. */
    calls: () =>
      requests
        .map(({ method, path }) => `${method} ${path}`)
        .filter((call) => call !== 'POST /analytics'),
    close,
  };
}

async function readRequest(request: HonoRequest): Promise<ApiRequest> {
  const { pathname, search } = new URL(request.url);
  const text = await request.text();
  return {
    method: request.method,
    path: `${pathname}${search}`.replace(API_PATH, ''),
    deployKey: request.header('x-deploy-key'),
    body: text === '' ? {} : JSON.parse(text),
  };
}

const NONE = { total_failures: 0, results: [], display_label: '' };
const CHECKS_PASSED = { passes: [], errors: NONE, warnings: NONE, suggestions: NONE };

const asListed = (version: string, users: number) => ({
  version,
  platform_version: '19.1.0',
  user_count: users,
  lifecycle: { status: 'public' },
});

/** What the check at promotion finds: it sees the definition, and not what functions give. */
async function breaksBetween(before: Json, after: Json): Promise<string[]> {
  const [was, is] = await Promise.all(
    [before, after].map((definition) => snapshotOf(definition, fixedFields(definition))),
  );
  if (was === undefined || is === undefined) return [];
  if (stepBetween(was.version, is.version) === 'major') return [];
  return changesBetween(was, is, ZAPIERS_BREAKS).map(({ text }) => `Breaking change: ${text}.`);
}
