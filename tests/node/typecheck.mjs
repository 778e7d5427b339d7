// Reads TypeScript on standard input, {PATH: TEXT or null}, and writes a JSON array of what its compiler says: "FILE:LINE TS2322 …".
// With null the file is on disk; the others need not exist. All that they import is on disk or among them.
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import ts from 'typescript';

const files = JSON.parse(await text(process.stdin));
const options = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'], // not the browser's: it takes most of the time
  types: [],
  skipDefaultLibCheck: true,
};
const host = ts.createCompilerHost(options);
const { readFile, fileExists } = host;
host.readFile = (path) => files[path] ?? readFile(path);
host.fileExists = (path) => typeof files[path] === 'string' || fileExists(path);

const program = ts.createProgram(Object.keys(files), options, host);
const said = ts.getPreEmitDiagnostics(program).map(({ file, start, code, messageText }) => {
  const place = file ? `${basename(file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1} ` : '';
  return `${place}TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
});
process.stdout.write(JSON.stringify(said));
