/** JSON that engines parse faster than an object literal. */
export const json = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
