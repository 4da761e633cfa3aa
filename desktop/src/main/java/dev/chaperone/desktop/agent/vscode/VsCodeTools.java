package dev.chaperone.desktop.agent.vscode;

import static java.util.Map.entry;

import dev.chaperone.desktop.agent.hook.ToolRule;
import java.util.Map;

/**
 * What each tool of the Local harness does (names of microsoft/vscode, {@code toolNames.ts}). Tools that run a task, a
 * test or a notebook's cell are left out: nobody can tell from their input what is run, so they are refused.
 */
final class VsCodeTools {

    static final Map<String, ToolRule> ALL = Map.ofEntries(
            entry("run_in_terminal", new ToolRule.Runs("command", "cwd")),
            entry("send_to_terminal", new ToolRule.Runs("command", "")),
            entry("read_file", ToolRule.reads("filePath")),
            entry("view_image", ToolRule.reads("filePath")),
            entry("copilot_getNotebookSummary", ToolRule.reads("filePath")),
            entry("read_notebook_cell_output", ToolRule.reads("filePath")),
            entry("list_dir", new ToolRule.Searches("path", "")),
            entry("file_search", new ToolRule.Searches("", "query")),
            entry("grep_search", new ToolRule.Searches("", "includePattern")),
            entry("semantic_search", new ToolRule.Searches("", "")),
            entry("search_workspace_symbols", new ToolRule.Searches("", "")),
            entry("read_project_structure", new ToolRule.Searches("", "")),
            entry("get_changed_files", new ToolRule.Searches("repositoryPath", "")),
            entry("get_errors", new ToolRule.Searches("filePaths", "")),
            entry("test_search", new ToolRule.Searches("filePaths", "")),
            entry("create_file", ToolRule.writes("filePath")),
            entry("create_directory", ToolRule.writes("dirPath")),
            entry("insert_edit_into_file", ToolRule.writes("filePath")),
            entry("replace_string_in_file", ToolRule.writes("filePath")),
            entry("multi_replace_string_in_file", ToolRule.writes("replacements[].filePath")),
            entry("edit_notebook_file", ToolRule.writes("filePath")),
            entry("apply_patch", new ToolRule.Patches("input")),
            entry("fetch_webpage", new ToolRule.Browses("web")),
            entry("github_repo", new ToolRule.Browses("search")),
            entry("github_text_search", new ToolRule.Browses("search")),
            entry("manage_todo_list", new ToolRule.Internal()),
            entry("runSubagent", new ToolRule.Internal()),
            entry("search_subagent", new ToolRule.Internal()),
            entry("explore_subagent", new ToolRule.Internal()),
            entry("execution_subagent", new ToolRule.Internal()),
            entry("get_terminal_output", new ToolRule.Internal()),
            entry("kill_terminal", new ToolRule.Internal()),
            entry("terminal_selection", new ToolRule.Internal()),
            entry("terminal_last_command", new ToolRule.Internal()),
            entry("get_task_output", new ToolRule.Internal()),
            entry("get_vscode_api", new ToolRule.Internal()),
            entry("vscode_askQuestions", new ToolRule.Internal()),
            entry("vscode_get_confirmation", new ToolRule.Internal()),
            entry("tool_search", new ToolRule.Internal()),
            entry("skill", new ToolRule.Internal()));

    private VsCodeTools() {}
}
