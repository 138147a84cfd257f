/** A name that every system takes: "Éloïse B." becomes "eloise-b-2026-11-26.json". */
export function fileName(whose: string, ending: string, now = new Date()): string {
  const plain = whose
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${plain || 'record'}-${day}.${ending}`;
}

/** Hands a text to the browser as a file to save. */
export function saveFile(name: string, text: string, type: 'application/json' | 'text/csv'): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser may take the file only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
