import { entries } from 'virtual:bank';
import type { Entry } from '#lib/bank/entry.ts';

export { entries };

const byId = new Map(entries.map((entry) => [entry.id, entry]));

export const entryOf = (id: string): Entry | undefined => byId.get(id);
