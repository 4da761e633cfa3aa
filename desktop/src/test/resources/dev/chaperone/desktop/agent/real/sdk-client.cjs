// node sdk-client.cjs MODULES ADDRESS TASK.json: asks by every interface of the official SDKs, streamed and not.
// A tool's input is printed as the tool got it, its result is a text of the task; then the answer is printed.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const [modules, address, file] = process.argv.slice(2);
const load = createRequire(modules + "/");
const Anthropic = load("@anthropic-ai/sdk");
const OpenAI = load("openai");
const task = JSON.parse(readFileSync(file, "utf8"));
const anthropic = new Anthropic.Anthropic({ apiKey: "dummy", baseURL: address + "/anthropic", maxRetries: 0 });
const openai = new OpenAI.OpenAI({ apiKey: "dummy", baseURL: address + "/openai/v1", maxRetries: 0 });
const schema = { type: "object", properties: { text: { type: "string" } }, required: ["text"] };

const say = (lane, kind, text) => console.log(JSON.stringify({ lane, kind, text }));

async function messages(lane, stream) {
  const tools = [{ name: "save", description: "Saves", input_schema: schema }];
  const turns = [{ role: "user", content: [{ type: "text", text: task.prompt }] }];
  for (let round = 0; round < 4; round++) {
    const body = { model: "m", max_tokens: 1000, system: task.system, tools, messages: turns };
    const answer = stream
      ? await anthropic.messages.stream(body).finalMessage()
      : await anthropic.messages.create(body);
    turns.push({ role: "assistant", content: answer.content });
    const calls = answer.content.filter((b) => b.type === "tool_use");
    answer.content.filter((b) => b.type === "text").forEach((b) => say(lane, "answer", b.text));
    if (calls.length === 0) return;
    calls.forEach((c) => say(lane, "tool", c.input.text));
    turns.push({
      role: "user",
      content: calls.map((c) => ({ type: "tool_result", tool_use_id: c.id, content: task.result })),
    });
  }
}

async function chat(lane, stream) {
  const tools = [{ type: "function", function: { name: "save", description: "Saves", parameters: schema } }];
  const turns = [{ role: "system", content: task.system }, { role: "user", content: task.prompt }];
  for (let round = 0; round < 4; round++) {
    const body = { model: "m", tools, messages: turns };
    const answer = stream
      ? await openai.chat.completions.stream(body).finalChatCompletion()
      : await openai.chat.completions.create(body);
    const message = answer.choices[0].message;
    turns.push(message);
    if (message.content) say(lane, "answer", message.content);
    if (!message.tool_calls || message.tool_calls.length === 0) return;
    for (const call of message.tool_calls) {
      say(lane, "tool", JSON.parse(call.function.arguments).text);
      turns.push({ role: "tool", tool_call_id: call.id, content: task.result });
    }
  }
}

async function responses(lane, stream) {
  const tools = [{ type: "function", name: "save", description: "Saves", parameters: schema, strict: false }];
  const input = [{ role: "user", content: [{ type: "input_text", text: task.prompt }] }];
  for (let round = 0; round < 4; round++) {
    const body = { model: "m", instructions: task.system, tools, input };
    const answer = stream ? await openai.responses.stream(body).finalResponse() : await openai.responses.create(body);
    input.push(...answer.output);
    const calls = answer.output.filter((i) => i.type === "function_call");
    if (answer.output_text) say(lane, "answer", answer.output_text);
    if (calls.length === 0) return;
    for (const call of calls) {
      say(lane, "tool", JSON.parse(call.arguments).text);
      input.push({ type: "function_call_output", call_id: call.call_id, output: task.result });
    }
  }
}

(async () => {
  for (const [name, lane] of Object.entries({ messages, chat, responses })) {
    await lane(name, false);
    await lane(name + " streamed", true);
  }
})().catch((e) => {
  console.error(e);
  process.exit(1);
});
