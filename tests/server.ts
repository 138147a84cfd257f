import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const SIRV = join(process.cwd(), 'node_modules/sirv-cli/bin.js');

export interface Server {
  url: string;
  /** Ends its process. Nobody answers at its address then. */
  kill: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

export async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Serves a folder as `npm start` does, in a process of its own. What `changes` is read anew for each request. */
export async function serve(
  folder: string,
  { port, changes = false }: { port?: number; changes?: boolean } = {},
): Promise<Server> {
  const place = ['--host', '127.0.0.1', '--port', String(port ?? (await freePort()))];
  const url = `http://127.0.0.1:${place.at(-1)}`;
  const server = spawn(
    process.execPath,
    [SIRV, folder, ...place, '--brotli', '--gzip', `--dev=${changes}`, '--quiet'],
    { stdio: 'ignore' },
  );
  const ended = once(server, 'exit');
  for (let tries = 0; tries < 100 && !(await answers(url)); tries++)
    await new Promise((done) => setTimeout(done, 50));
  return {
    url,
    kill: async () => {
      server.kill('SIGKILL');
      await ended;
    },
  };
}
