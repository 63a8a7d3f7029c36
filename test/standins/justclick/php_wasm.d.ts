/**
 * The part of PHP-WASM the sandbox uses. The loader ships no types, and those of
 * `@php-wasm/universal` import folders without extensions, which `nodenext` cannot resolve.
 */
declare module '@php-wasm/node-8-4' {
  export function getPHPLoaderModule(): Promise<unknown>;
}

declare module '@php-wasm/universal' {
  export function loadPHPRuntime(loader: unknown): Promise<number>;
  export function setPhpIniEntries(php: PHP, entries: Record<string, string>): Promise<void>;
  export class PHP {
    constructor(runtimeId: number);
    run(request: {
      code: string;
      method?: string;
      headers?: Record<string, string>;
      body?: Uint8Array;
      $_SERVER?: Record<string, string>;
    }): Promise<{ text: string }>;
    /** What the listener gives back is the value of `post_message_to_js()` in the script. */
    onMessage(listener: (message: string) => Promise<string>): void;
    enableRuntimeRotation(options: {
      recreateRuntime: () => Promise<number>;
      maxRequests: number;
    }): void;
    exit(): void;
  }
}
