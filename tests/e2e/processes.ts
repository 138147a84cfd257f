import { execFileSync } from 'node:child_process';

interface Process {
  pid: number;
  parent: number;
  command: string;
}

function processes(): Process[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}

const kill = (found: readonly Process[]) => {
  for (const { pid } of found) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself meanwhile.
    }
  }
};

/** The browser that uses this profile, and everything it has started. */
function ofProfile(profile: string): Process[] {
  const all = processes();
  const family = all.filter(({ command, pid }) => command.includes(profile) && pid !== process.pid);
  const ids = new Set(family.map(({ pid }) => pid));
  for (let size = -1; size !== ids.size;) {
    size = ids.size;
    for (const { pid, parent } of all) if (ids.has(parent)) ids.add(pid);
  }
  return all.filter(({ pid }) => ids.has(pid));
}

/** Chromium's name for a process that holds a page; Firefox's. */
const HOLDS_A_PAGE = /--type=renderer|-contentproc.* tab$/;

/** Kills what shows pages, not the browser. How many there were. */
export function killTabs(profile: string): number {
  const found = ofProfile(profile).filter(({ command }) => HOLDS_A_PAGE.test(command));
  kill(found);
  return found.length;
}

/** Kills the browser and all that belongs to it, at once. */
export function killBrowser(profile: string): number {
  const found = ofProfile(profile);
  kill(found);
  return found.length;
}

/** Whether a browser runs that uses this profile. */
export const runs = (profile: string): boolean => ofProfile(profile).length > 0;
