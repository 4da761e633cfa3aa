// Chaperone put this file here; remove it with: chaperone agents disconnect opencode
// Asks Chaperone's hook before every prompt and every tool call. opencode refuses what a plugin throws at,
// so whatever breaks here is a no.
import { spawn } from "node:child_process"

const HOOK = "@SHIM@"

function ask(event, body) {
  return new Promise((resolve, reject) => {
    const hook = spawn(HOOK, ["opencode", event], { stdio: ["pipe", "pipe", "pipe"] })
    const said = { out: "", err: "" }
    hook.stdout.setEncoding("utf8").on("data", (text) => (said.out += text))
    hook.stderr.setEncoding("utf8").on("data", (text) => (said.err += text))
    hook.on("error", () => reject(new Error("Chaperone's hook can't be started, so the answer is no.")))
    hook.on("close", (code) =>
      code === 0 ? resolve(said.out) : reject(new Error(said.err.trim() || "Chaperone gave no answer, so the answer is no.")),
    )
    hook.stdin.on("error", () => {}) // a hook that is gone ends in "close"
    hook.stdin.end(JSON.stringify(body))
  })
}

export const Chaperone = async ({ directory }) => ({
  "chat.message": async (input, output) => {
    const texts = output.parts.filter((part) => part.type === "text")
    const answer = await ask("ChatMessage", {
      session_id: input.sessionID,
      cwd: directory,
      turn_id: output.message.id,
      texts: texts.map((part) => part.text),
      files: output.parts.filter((part) => part.type === "file").map((part) => part.url ?? ""),
    })
    if (answer === "") return
    const cleaned = JSON.parse(answer).texts
    if (!Array.isArray(cleaned) || cleaned.length !== texts.length) {
      throw new Error("Chaperone's answer does not fit the prompt, so it was not sent.")
    }
    texts.forEach((part, index) => (part.text = cleaned[index]))
  },
  "tool.execute.before": async (input, output) => {
    await ask("ToolExecuteBefore", {
      session_id: input.sessionID,
      cwd: directory,
      tool_use_id: input.callID,
      tool_name: input.tool,
      tool_input: output.args,
    })
  },
})
