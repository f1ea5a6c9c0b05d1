// Prints what dockerfile-utils has against the Dockerfiles it is given, a line each: path:line:column: what is wrong.
import { readFileSync } from "node:fs";
import { validate } from "dockerfile-utils";

for (const path of process.argv.slice(2))
  for (const { range, message } of validate(readFileSync(path, "utf8")))
    console.log(`${path}:${range.start.line + 1}:${range.start.character + 1}: ${message}`);
