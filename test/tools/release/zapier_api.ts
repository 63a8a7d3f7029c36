import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isJson, type Json } from '../../support/json.ts';
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

type Answer = { status: number; json: Json };

const ok = (json: Json = {}): Answer => ({ status: 200, json });
const refusal = (status: number, ...errors: string[]): Answer => ({ status, json: { errors } });

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

  async function answerTo({ method, path, deployKey, body }: ApiRequest): Promise<Answer> {
    const call = `${method} ${path}`;
    // The only calls that need no login.
    if (call === 'POST /analytics') return ok({ success: true });
    if (deployKey !== options.deployKey) return refusal(401, 'This deploy key is not known.');
    if (call === 'POST /check') return ok(CHECKS_PASSED);
    const ours = `/apps/${options.appId}`;
    if (path !== ours && !path.startsWith(`${ours}/`)) return refusal(404, 'No such integration.');
    const rest = path.slice(ours.length);
    const [, version = '', end] = /^\/versions\/([^/]+)(\/deprecate)?$/.exec(rest) ?? [];
    if (version !== '' && method === 'PUT' && end === undefined) return upload(version, body);
    if (version !== '')
      return versions.has(version) ? ok({ version }) : refusal(404, 'No version.');
    switch (`${method} ${rest.replace(/\?.*/, '')}`) {
      case 'GET ':
        return ok(app);
      case 'GET /versions':
        return ok({ objects: [...versions].map(([name, { users }]) => asListed(name, users)) });
      case 'POST /pre-migration-require-confirmation-checks':
        return ok();
      case 'POST /migrations':
        return migrations(isJson(body.job) ? body.job : {});
      case 'GET /migrations':
      case 'GET /history':
      case 'GET /invitees':
      case 'GET /logs':
        return ok({ objects: [] });
      default:
        return /^POST \/invitees\//.test(`${method} ${rest}`) ? ok() : refusal(404, `No ${call}.`);
    }
  }

  async function upload(version: string, body: Json): Promise<Answer> {
    const zip = Buffer.from(String(body.zip_file), 'base64');
    const sourceZip = Buffer.from(String(body.source_zip_file), 'base64');
    const definition = await definitionIn(zip);
    await hooks.beforeUpload();
    const { users } = versions.get(version) ?? { users: 0 };
    versions.set(version, { zip, sourceZip, definition, users });
    return ok();
  }

  async function migrations(job: Json): Promise<Answer> {
    const to = String(job.to_version);
    const target = versions.get(to);
    if (target === undefined) return refusal(400, `There is no version ${to}.`);
    if (job.name === 'promote') {
      const current = versions.get(String(app.latest_version));
      const breaks = current ? await breaksBetween(current.definition, target.definition) : [];
      if (breaks.length > 0) return refusal(400, ...breaks);
      app.latest_version = to;
      return ok();
    }
    const from = String(job.from_version);
    const source = versions.get(from);
    if (source === undefined) return refusal(400, `There is no version ${from}.`);
    if (isAcrossMajors(from, to)) return refusal(400, 'Nobody is migrated across major versions.');
    const moved = (source.users * Number(job.percent_human)) / 100;
    source.users -= moved;
    target.users += moved;
    return ok();
  }

  const server = createServer(async (request, response) => {
    const one = await readRequest(request);
    requests.push(one);
    const { status, json } = await answerTo(one).catch((error) => refusal(500, String(error)));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
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
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const API_PATH = '/api/platform/cli';

async function readRequest(request: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { method = '', url = '', headers } = request;
  const key = headers['x-deploy-key'];
  return {
    method,
    path: url.startsWith(API_PATH) ? url.slice(API_PATH.length) : url,
    deployKey: typeof key === 'string' ? key : undefined,
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

const isAcrossMajors = (a: string, b: string) => a.split('.')[0] !== b.split('.')[0];

/** What the check at promotion finds: it sees the definition, and not what functions give. */
async function breaksBetween(before: Json, after: Json): Promise<string[]> {
  const [was, is] = await Promise.all(
    [before, after].map((definition) => snapshotOf(definition, fixedFields(definition))),
  );
  if (was === undefined || is === undefined) return [];
  if (stepBetween(was.version, is.version) === 'major') return [];
  return changesBetween(was, is, ZAPIERS_BREAKS).map(({ text }) => `Breaking change: ${text}.`);
}
