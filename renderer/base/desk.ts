import type { CommandInput, CommandName, CommandOutput, Desk, DeskEvent } from '../../shared/contract.ts';
import type { ErrorReport } from '../../shared/errors.ts';

declare global {
  interface Window {
    desk?: Desk;
  }
}

/** Told when the event stream of the browser host is lost and found again. */
export type ConnectionListener = (connected: boolean) => void;

const report = (code: string, message: string): ErrorReport => ({ code, message, where: {} });

/** Calls `each` with every complete line of a stream; blank lines are keep-alives and are dropped. */
function lineSplitter(each: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) each(line.trim());
  };
}

/** Waiting time before the n-th attempt to reconnect (from 0), in milliseconds: 0.25 s doubling to 10 s. */
const backOff = (attempt: number): number => Math.min(10_000, 250 * 2 ** attempt);

/**
 * Commands that look at all sites. The program works on one after the other anyway, and each that waited for it would
 * hold one of the six connections a browser opens to a host, which tiles and fonts want.
 */
const ONE_BY_ONE: ReadonlySet<CommandName> = new Set(['site.page', 'project.summary']);

/** The language the host answers in, from the page's own. */
const languageOf = (lang: string): 'zh' | 'en' => (lang.startsWith('en') ? 'en' : 'zh');

type Reply = { ok: true; value: unknown } | { ok: false; error: ErrorReport };

/**
 * The desk over the browser host's HTTP interface: commands by POST, events as a stream of JSON lines.
 * @param base where the host serves, normally the page's own origin
 */
export function httpDesk(
  base: string,
  onConnection: ConnectionListener = () => {},
  fetcher: typeof fetch = fetch,
): Desk {
  const listeners = new Set<(event: DeskEvent) => void>();
  let streaming = false;
  let lastOfThem: Promise<unknown> = Promise.resolve();

  function invoke<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    if (!ONE_BY_ONE.has(name)) return ask(name, input);
    const answer = lastOfThem.then(() => ask(name, input));
    lastOfThem = answer.catch(() => {});
    return answer;
  }

  async function ask<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    let reply: Reply;
    try {
      const response = await fetcher(`${base}/api/invoke`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/json', 'x-planner': '1' },
        body: JSON.stringify({ name, input, language: languageOf(document.documentElement.lang) }),
      });
      reply = (await response.json()) as Reply;
    } catch (error) {
      throw report('desk.disconnected', error instanceof Error ? error.message : String(error));
    }
    if (!reply.ok) throw reply.error;
    return reply.value as CommandOutput<N>;
  }

  const deliver = (line: string) => {
    let event: DeskEvent;
    try {
      event = JSON.parse(line) as DeskEvent;
    } catch {
      return;
    }
    for (const listener of listeners) listener(event);
  };

  async function stream(): Promise<void> {
    streaming = true;
    let lost = false;
    for (let attempt = 0; listeners.size > 0; ) {
      try {
        const response = await fetcher(`${base}/api/events`, {
          credentials: 'same-origin',
          headers: { 'x-planner': '1' },
        });
        if (!response.ok || !response.body) throw new Error(`events: ${response.status}`);
        onConnection(true);
        if (lost) deliver('{"type":"project.changed"}');
        attempt = 0;
        const push = lineSplitter(deliver);
        const reader = response.body.getReader();
        const decoder = new TextDecoder();
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          push(decoder.decode(part.value, { stream: true }));
          if (listeners.size === 0) await reader.cancel();
        }
      } catch {
        // The host is gone or restarting: fall through to wait and try again.
      }
      if (listeners.size === 0) break;
      lost = true;
      onConnection(false);
      await new Promise((resolve) => setTimeout(resolve, backOff(attempt++)));
    }
    streaming = false;
  }

  async function grantFile(file: object, beside: readonly object[] = []): Promise<string> {
    let drop: string | null = null;
    let path = '';
    for (const each of [file, ...beside] as File[]) {
      const query = new URLSearchParams({ name: each.name, ...(drop !== null && { drop }) });
      const response = await fetcher(`${base}/api/drop?${query}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': 'application/octet-stream', 'x-planner': '1' },
        body: each,
      });
      if (!response.ok) throw report('desk.drop-refused', await response.text());
      const taken = (await response.json()) as { drop: string; path: string };
      drop = taken.drop;
      path ||= taken.path;
    }
    return path;
  }

  return {
    copiesDropped: true,
    grantFile,
    invoke,
    listen(listener) {
      listeners.add(listener);
      if (!streaming) void stream();
      return () => void listeners.delete(listener);
    },
  };
}

/** The shell's desk, or one over HTTP where the browser host serves the page. */
export const connect = (onConnection?: ConnectionListener): Desk =>
  window.desk ?? httpDesk(window.location.origin, onConnection);
