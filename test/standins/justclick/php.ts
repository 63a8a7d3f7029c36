import { getPHPLoaderModule } from '@php-wasm/node-8-4';
import { loadPHPRuntime, PHP, setPhpIniEntries } from '@php-wasm/universal';

/**
 * PHP-WASM leaks file handles and aborts at about the 2,040th script, so its runtime is replaced
 * well before. A replacement takes about half a second; memory stays level (250 MB after 5,000).
 */
const SCRIPTS_PER_RUNTIME = 1_000;

/**
 * PHP's own defaults, and no warnings mixed into the output. With `max_input_vars` at 1,000 PHP
 * keeps the first 1,001 fields of a form, as it counts a field after taking it.
 */
const INI = {
  max_input_vars: '1000',
  post_max_size: '8M',
  display_errors: '0',
  display_startup_errors: '0',
  log_errors: '0',
};

export interface RunOptions {
  /** A request's raw body: makes the run a POST, and PHP fills `$_POST` from it. */
  body?: Uint8Array;
  /** The body's content type; PHP parses forms only. Default `application/x-www-form-urlencoded`. */
  contentType?: string;
  /** Handed to the script as JSON text in `$_SERVER['INPUT']`. */
  input?: unknown;
  /** Answers the script's `post_message_to_js(string): string`. */
  onMessage?: (message: string) => string | Promise<string>;
}

/** A real PHP 8.4. Scripts run one after another, however many are asked for at once. */
export interface Php {
  /**
   * @param code PHP source that begins with `<?php`
   * @returns what the script printed
   * @throws when the script fails, or with whatever `onMessage` threw
   */
  run(code: string, options?: RunOptions): Promise<string>;
  /** Gives it back after the scripts already asked for. It stays loaded for whoever asks next. */
  close(): Promise<void>;
}

/** Loaded and idle. One in which a script has failed is not among them. */
const idle: Runtime[] = [];

/** A PHP of one's own until it is closed. The first takes about a second to load. */
export async function loadPhp(): Promise<Php> {
  const runtime = idle.pop() ?? (await loadRuntime());
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;
  let isSound = true;
  return {
    run(code, options = {}) {
      if (closed) return Promise.reject(new Error('This PHP is closed'));
      const result = queue.then(() => runtime(code, options));
      queue = result.catch(() => {
        isSound = false;
      });
      return result;
    },
    async close() {
      if (closed) return;
      closed = true;
      await queue;
      if (isSound) idle.push(runtime);
    },
  };
}

type Runtime = (code: string, options: RunOptions) => Promise<string>;

async function loadRuntime(): Promise<Runtime> {
  const recreateRuntime = async () => loadPHPRuntime(await getPHPLoaderModule());
  const php = new PHP(await recreateRuntime());
  await setPhpIniEntries(php, INI);
  php.enableRuntimeRotation({ recreateRuntime, maxRequests: SCRIPTS_PER_RUNTIME });

  let answerMessage: RunOptions['onMessage'];
  // An exception thrown into PHP-WASM is printed and lost, so it is kept for run() to throw.
  let failure: { cause: unknown } | undefined;
  php.onMessage(async (message) => {
    try {
      return (await answerMessage?.(message)) ?? '';
    } catch (cause) {
      failure = { cause };
      return '';
    }
  });

  return async (code, options) => {
    answerMessage = options.onMessage;
    failure = undefined;
    try {
      const { text } = await php.run({
        code,
        ...(options.body && {
          method: 'POST',
          headers: { 'content-type': options.contentType ?? 'application/x-www-form-urlencoded' },
          body: options.body,
        }),
        ...(options.input !== undefined && { $_SERVER: { INPUT: JSON.stringify(options.input) } }),
      });
      if (failure === undefined) return text;
    } catch (error) {
      failure ??= { cause: error };
    }
    throw failure.cause;
  };
}
