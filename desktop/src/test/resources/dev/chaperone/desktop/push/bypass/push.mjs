// What a script with a library pushes.
import fs from "node:fs";
import { createRequire } from "node:module";
const [folder, url, branch, modules] = process.argv.slice(2);
const require = createRequire(modules + "/");
const git = require("isomorphic-git");
const http = require("isomorphic-git/http/node");
await git.push({ fs, http, dir: folder, url, ref: "main", remoteRef: "refs/heads/" + branch, force: true });
