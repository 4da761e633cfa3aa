package dev.chaperone.desktop.agent.real;

import dev.chaperone.desktop.agent.real.NpmProgram.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An agent whose model traffic goes through the gateway, as its person runs it.
 *
 * @param running the call that runs a command
 */
record GatewayClient(String agent, Dialect dialect, Function<String, ToolCall> running, Asking asking) {

    private static final String KEY = "dummy-key-for-a-fake-server";

    /** How the agent is started, with a question. */
    interface Asking {
        Run ask(Person person, String prompt) throws IOException, InterruptedException;
    }

    /** Whose agent it is, and where it works. */
    record Person(Path home, Path workspace) {

        private Map<String, String> environment(Map<String, String> own) {
            Map<String, String> environment =
                    new HashMap<>(Map.of("HOME", home.toString(), "PATH", System.getenv("PATH"), "TERM", "dumb"));
            environment.putAll(own);
            return environment;
        }
    }

    Run ask(Person person, String prompt) {
        try {
            return asking.ask(person, prompt);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static GatewayClient claudeCode() throws IOException, InterruptedException {
        String version = ClaudeCodeAgentTest.VERSION;
        NpmProgram claude = NpmProgram.installed(
                "claude-code-" + version, "claude", List.of("@anthropic-ai/claude-code@" + version));
        return new GatewayClient(
                "claude-code",
                new AnthropicMessages(),
                command -> ToolCall.of("Bash", "command", command, "description", "Use it"),
                (person, prompt) -> claude.run(
                        person.workspace(),
                        person.environment(Map.of(
                                "ANTHROPIC_API_KEY", KEY,
                                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
                                "ENABLE_TOOL_SEARCH", "false",
                                "DISABLE_AUTOUPDATER", "1")),
                        List.of("-p", prompt, "--allowedTools", "Bash,Read,Write,Edit,Agent,Grep,Glob")));
    }

    static GatewayClient codex(Path home) throws IOException, InterruptedException {
        String version = CodexAgentTest.VERSION;
        NpmProgram codex = NpmProgram.installed("codex-" + version, "codex", List.of("@openai/codex@" + version));
        Path folder = Files.createDirectories(home.resolve(".codex"));
        Files.writeString(folder.resolve("config.toml"), "model = \"gpt-5\"\n");
        Files.writeString(folder.resolve("auth.json"), "{\"OPENAI_API_KEY\": \"%s\"}".formatted(KEY));
        return new GatewayClient(
                "codex",
                new OpenAiResponses(),
                command -> ToolCall.of("exec_command", "cmd", command),
                (person, prompt) -> codex.run(
                        person.workspace(),
                        person.environment(Map.of()),
                        List.of(
                                "exec",
                                "--skip-git-repo-check",
                                "--sandbox",
                                "danger-full-access",
                                "--dangerously-bypass-hook-trust",
                                prompt)));
    }

    static GatewayClient gemini(Path home) throws IOException, InterruptedException {
        String version = GeminiAgentTest.VERSION;
        NpmProgram gemini =
                NpmProgram.installed("gemini-cli-" + version, "gemini", List.of("@google/gemini-cli@" + version));
        Files.writeString(
                Files.createDirectories(home.resolve(".gemini")).resolve("settings.json"),
                "{\"security\": {\"auth\": {\"selectedType\": \"gemini-api-key\"}}}");
        return new GatewayClient(
                "gemini-cli",
                new GeminiGenerate(),
                command -> ToolCall.of("run_shell_command", "command", command),
                (person, prompt) -> gemini.run(
                        person.workspace(),
                        person.environment(Map.of(
                                "GEMINI_API_KEY", KEY,
                                "GEMINI_CLI_NO_RELAUNCH", "true",
                                "GEMINI_TELEMETRY_ENABLED", "false")),
                        List.of("-m", "gemini-2.5-pro", "--skip-trust", "--yolo", "-p", prompt)));
    }

    static GatewayClient opencode(Path home) throws IOException, InterruptedException {
        String version = OpencodeAgentTest.VERSION;
        NpmProgram opencode = NpmProgram.installed(
                "opencode-" + version, "opencode", List.of("opencode-ai@" + version, "@opencode-ai/plugin@" + version));
        Path folder = Files.createDirectories(home.resolve(".config/opencode"));
        Files.createSymbolicLink(
                folder.resolve("node_modules"), opencode.folder().resolve("node_modules"));
        Files.writeString(
                folder.resolve("package.json"),
                "{\"dependencies\": {\"@opencode-ai/plugin\": \"%s\"}}".formatted(version));
        Files.writeString(folder.resolve("opencode.json"), """
                {"model": "anthropic/m", "small_model": "anthropic/m", "autoupdate": false, "share": "disabled",
                 "permission": {"external_directory": "allow"},
                 "provider": {"anthropic": {"npm": "@ai-sdk/anthropic", "models": {"m": {"name": "m"}},
                   "options": {"apiKey": "%s"}}}}
                """.formatted(KEY));
        return new GatewayClient(
                "opencode",
                new AnthropicMessages(),
                command -> ToolCall.of("bash", "command", command, "description", "Use it"),
                (person, prompt) -> opencode.run(
                        person.workspace(),
                        person.environment(Map.of(
                                "npm_config_registry", "http://127.0.0.1:9",
                                "npm_config_fetch_retries", "0",
                                "OPENCODE_DISABLE_AUTOUPDATE", "1",
                                "OPENCODE_DISABLE_MODELS_FETCH", "1",
                                "OPENCODE_DISABLE_LSP_DOWNLOAD", "1")),
                        List.of("run", prompt)));
    }
}
