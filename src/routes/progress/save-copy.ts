import explained from 'virtual:course/explained';
import { writeCopy } from '#lib/record/write-copy.ts';
import { writeTable, type Words } from '#lib/record/write-table.ts';
import { copiesOn } from '#lib/storage/device.ts';
import type { Learner } from '#lib/storage/learner.svelte.ts';
import { isNobody } from './joining.ts';
import { fileName, saveFile } from './save-file.ts';

const WORDS: Words = {
  conceptName: (concept) => explained.names[concept],
  belief: (misconception) => explained.beliefs[misconception],
};

/** Saves what a device holds, the one who learns now first. Returns the name of the file. */
export async function saveCopy(learner: Learner, what: 'mine' | 'everybody' | 'table'): Promise<string> {
  const device = await copiesOn(learner);
  const mine = device.slice(0, 1);
  const whose = what === 'everybody' ? 'everybody' : (mine[0]?.name ?? '');
  const name = fileName(whose, what === 'table' ? 'csv' : 'json');
  if (what === 'table') saveFile(name, writeTable(mine, WORDS), 'text/csv');
  else {
    const copies = what === 'mine' ? mine : device.filter((copy) => !isNobody(copy));
    saveFile(name, writeCopy(copies), 'application/json');
  }
  return name;
}
