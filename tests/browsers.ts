import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox, type BrowserType, type LaunchOptions } from 'playwright-core';

/** Finds a browser by itself: one it is told of, Playwright's own, the system's, or the one carried in an npm package. */

const PROGRAMS = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap(
  (path) => PROGRAMS.flatMap((folder) => (folder ? [join(folder, path)] : [])),
);
const MACOS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const there = (path: string | undefined) => (path && existsSync(path) ? path : undefined);

function onPath(...names: string[]): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

function downloaded(type: BrowserType): string | undefined {
  try {
    return there(type.executablePath());
  } catch {
    return undefined; // Playwright has none for this system.
  }
}

/** Chromium inside an npm package (Linux on x64): needs no root and no download. */
function carried(): LaunchOptions | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(process.cwd(), 'node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  // In a process of its own: the package unpacks into TMPDIR, with its libraries only where it believes to be on Lambda.
  const unpack =
    "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))";
  const major = process.versions.node.split('.')[0];
  const { stdout } = spawnSync(process.execPath, ['-e', unpack], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${major}.x` },
  });
  const executablePath = there(stdout.trim().split('\n').pop());
  if (!executablePath) return undefined;
  const libraries = {
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(delimiter),
    FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? join(folder, 'fonts'),
  };
  const starts = (env: Record<string, string>) =>
    spawnSync(executablePath, ['--version'], { timeout: 20_000, env: { ...process.env, ...env } }).status ===
    0;
  const extra = [{}, libraries].find(starts);
  return extra && { executablePath, env: { ...(process.env as Record<string, string>), ...extra } };
}

/** With BROWSER_INSTALL=1 Playwright may download its own. */
function installed(): string | undefined {
  if (!process.env.BROWSER_INSTALL) return undefined;
  execFileSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return downloaded(chromium);
}

/** How to start Chromium here. Throws with what to do when there is none. */
export async function findChromium(): Promise<LaunchOptions> {
  const args = [
    '--disable-quic',
    '--disable-background-networking',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const system = process.env.NO_SYSTEM_BROWSER
    ? undefined
    : (onPath('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge') ??
      [...MACOS, ...WINDOWS].find((path) => existsSync(path)));
  const executablePath = there(process.env.PW_CHROMIUM) ?? downloaded(chromium) ?? system ?? installed();
  if (executablePath) return { executablePath, args };
  const inPackage = carried();
  if (inPackage) return { ...inPackage, args };
  throw new Error(
    'No browser found. Set PW_CHROMIUM to one, or run "npx playwright install chromium", or install Chromium with your system.',
  );
}

/** How to start Firefox here, or nothing: the tests then run in Chromium only. The system's is driven by WebDriver BiDi. */
export function findFirefox(): (LaunchOptions & { channel?: string }) | undefined {
  const told = there(process.env.PW_FIREFOX);
  if (told) return { executablePath: told, channel: 'moz-firefox' };
  const own = downloaded(firefox);
  if (own) return { executablePath: own };
  const system = process.env.NO_SYSTEM_BROWSER ? undefined : onPath('firefox-esr', 'firefox');
  return system ? { executablePath: system, channel: 'moz-firefox' } : undefined;
}

/** How to start WebKit here, or nothing. It is the system's WebKitGTK, driven by WebDriver on a screen that nobody sees. */
export function findWebKit(): { driver: string[]; browser: string } | undefined {
  const [driver, screen] = [onPath('WebKitWebDriver'), onPath('xvfb-run')];
  const browser = ['x86_64', 'aarch64']
    .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));
  return driver && screen && browser ? { driver: [screen, '-a', driver], browser } : undefined;
}
