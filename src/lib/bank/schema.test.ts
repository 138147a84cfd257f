import { expect, test } from 'vitest';
import * as z from 'zod';
import { Bank } from './item.ts';

const schema = z.toJSONSchema(Bank, { io: 'input' });

/** Every field that an author can write, by its place, with what is said of it. */
function fieldsOf(value: unknown, path = ''): { path: string; description: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'properties'
      ? Object.entries(inner as Record<string, { description?: string }>).flatMap(([name, field]) => [
          { path: `${path}/${name}`, description: field.description },
          ...fieldsOf(field, `${path}/${name}`),
        ])
      : fieldsOf(inner, Array.isArray(value) ? `${path}/${key}` : path),
  );
}

test('an editor underlines mistakes by a schema that is current', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../../questions/bank.schema.json',
  );
});

test('the schema is a plain one that any editor knows', () => {
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(JSON.stringify(schema)).not.toContain('"$id"');
});

test('an editor explains every field an author writes', () => {
  const fields = fieldsOf(schema);
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter(({ description }) => !description).map(({ path }) => path)).toEqual([]);
});

test('an editor refuses a field that does not exist', () => {
  expect(schema.additionalProperties).toBe(false);
});
