import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LEFT_OUT = ['node_modules', 'build', '.git', '.svelte-kit', 'test-results', 'tests'];
const VITE = 'node_modules/vite/bin/vite.js';
const SIRV = 'node_modules/sirv-cli/bin.js';

/** A copy of the course that a test may break. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'course-'));
  #running: ChildProcess[] = [];

  constructor() {
    cpSync(root, this.folder, {
      recursive: true,
      filter: (path) => !LEFT_OUT.includes(relative(root, path)),
    });
    cpSync(join(root, 'tests/browsers.ts'), join(this.folder, 'tests/browsers.ts'));
    // Each has what Vite keeps there for itself: two servers that begin together would take it from each other.
    mkdirSync(join(this.folder, 'node_modules'));
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== '.vite')
        symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name));
  }

  read = (file: string) => readFileSync(join(this.folder, file), 'utf8');
  write = (file: string, text: string) => writeFileSync(join(this.folder, file), text);
  list = (folder: string) => readdirSync(join(this.folder, folder));
  remove = (file: string) => rmSync(join(this.folder, file));

  #run(...args: string[]) {
    const child = spawn(process.execPath, args, { cwd: this.folder, stdio: 'pipe' });
    this.#running.push(child);
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    return { child, said: () => said };
  }

  /** `npm run dev`, and its address once it answers. */
  async develop() {
    const port = await freePort();
    const { child, said } = this.#run(VITE, 'dev', '--port', String(port), '--strictPort');
    const url = `http://127.0.0.1:${port}`;
    await expect.poll(said, { timeout: 60_000 }).toContain('ready in');
    return { url, said, alive: () => child.exitCode === null };
  }

  /** `npm run build`: how it ended, and what it said. */
  async build() {
    const { child, said } = this.#run(VITE, 'build');
    const [code] = (await once(child, 'close')) as [number];
    return { code, said: said() };
  }

  /** What was built, as a host would serve it: its address. */
  async serve() {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    this.#run(SIRV, 'build', '--host', '127.0.0.1', '--port', String(port), '--quiet');
    const answers = () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(answers, { timeout: 30_000 }).toBe(true);
    return url;
  }

  async close() {
    for (const child of this.#running) {
      if (child.exitCode !== null) continue;
      const closed = once(child, 'close');
      child.kill();
      await closed;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
