// Reads one request on standard input, {"schemas": {NAME: SCHEMA}, "draft": "2020-12" | "07", "items": [[NAME, VALUE], …]},
// and writes a JSON array with null for each valid item and its errors as one text for each other one.
// NAME can carry a fragment: "asyncapi.json#/components/schemas/fact".
import addFormats from 'ajv-formats';
import Ajv07 from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import { text } from 'node:stream/consumers';

const { schemas, draft, items } = JSON.parse(await text(process.stdin));
const Ajv = draft === '07' ? Ajv07 : Ajv2020;
const ajv = new Ajv.default({ allErrors: true, discriminator: false, strict: false });
addFormats.default(ajv);
for (const [name, schema] of Object.entries(schemas)) {
  ajv.addSchema(schema, name);
}

const check = (name) => ajv.getSchema(name) ?? ajv.compile({ $ref: name });
const verdicts = items.map(([name, value]) => {
  const validate = check(name);
  return validate(value) ? null : validate.errors.map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`).join('; ');
});
process.stdout.write(JSON.stringify(verdicts));
