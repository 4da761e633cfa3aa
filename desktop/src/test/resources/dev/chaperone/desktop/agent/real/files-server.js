// A tiny MCP server over standard input: one tool, "fetch_text", that gives a file's text and notes that it was called.
const fs = require("node:fs")
const lines = require("node:readline").createInterface({ input: process.stdin })
const say = (id, result) => process.stdout.write(JSON.stringify({ jsonrpc: "2.0", id, result }) + "\n")
lines.on("line", (line) => {
  const { id, method, params } = JSON.parse(line)
  if (method === "initialize") {
    say(id, { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: "files", version: "1" } })
  } else if (method === "tools/list") {
    const schema = { type: "object", properties: { path: { type: "string" } }, required: ["path"] }
    say(id, { tools: [{ name: "fetch_text", description: "Gives the text of a file", inputSchema: schema }] })
  } else if (method === "tools/call") {
    say(id, { content: [{ type: "text", text: fs.readFileSync(params.arguments.path, "utf8") }] })
  } else if (id !== undefined) {
    say(id, {})
  }
})
