package dev.chaperone.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what sends commits somewhere: git in all its spellings, and the tools of the forges. */
final class GitPush {

    private static final Set<String> VALUED = Set.of(
            "-C",
            "-c",
            "--git-dir",
            "--work-tree",
            "--namespace",
            "--super-prefix",
            "--config-env",
            "--exec-path",
            "--attr-source");
    /** Characters of a repository's path put together from many options. */
    private static final int LONGEST = 128;

    private static final Set<String> RUNNING =
            Set.of("exec", "upload-pack", "receive-pack", "config", "template", "remote", "open-files-in-pager");
    private static final Set<String> PUSHING = Set.of("push", "send-pack", "http-push", "receive-pack");
    private static final Set<String> HARMLESS = Set.of(
            "add",
            "am",
            "apply",
            "archive",
            "bisect",
            "blame",
            "branch",
            "bundle",
            "cat-file",
            "check-ignore",
            "checkout",
            "cherry-pick",
            "clean",
            "clone",
            "commit",
            "config",
            "count-objects",
            "describe",
            "diff",
            "diff-tree",
            "fetch",
            "for-each-ref",
            "format-patch",
            "fsck",
            "gc",
            "grep",
            "hash-object",
            "help",
            "init",
            "log",
            "ls-files",
            "ls-remote",
            "ls-tree",
            "merge",
            "merge-base",
            "mv",
            "name-rev",
            "notes",
            "pull",
            "range-diff",
            "rebase",
            "reflog",
            "remote",
            "reset",
            "restore",
            "rev-list",
            "rev-parse",
            "revert",
            "rm",
            "shortlog",
            "show",
            "show-ref",
            "sparse-checkout",
            "stash",
            "status",
            "submodule",
            "switch",
            "symbolic-ref",
            "tag",
            "update-index",
            "update-ref",
            "var",
            "version",
            "whatchanged",
            "worktree",
            "write-tree",
            "--version",
            "--help");

    /** What a forge's tool does when it only looks. */
    private static final Pattern LOOKS = Pattern.compile(
            "(?s)((pr|mr|issue|repo|project|release|run|workflow|label|ci|gist) (view|list|status|diff|checks|watch|show)"
                    + "|status|st|log|diff|show|info|cat|annotate|blame|auth status)( .*)?");

    private static final Pattern FORGE_SENDS = Pattern.compile(
            "(?s)([mp]r (merge|create)|repo (sync|create|delete|edit)" + "|release (create|upload|edit|delete)).*");
    private static final Pattern API_SENDS = Pattern.compile(" -[XfF]|--method|--field|--raw-field|--input|graphql");

    private static final Pattern FORGE_API =
            Pattern.compile("api\\.github\\.com|/api/v3/|/api/v4/|/api/graphql|/api/v1/repos/");

    /** Whether curl or wget is told to send something, not only to fetch. */
    private static final Pattern HTTP_SENDS = Pattern.compile(
            "(^| )(-[a-zA-Z]*X ?|--request[= ]|--method[= ])(?!GET\\b|HEAD\\b)|(^| )(-d|-F|-T|--data|--json|--form|--upload-file|--post|--body)");

    private static final Pattern HUB_SENDS = Pattern.compile("(?s)(push|sync|pull-request|merge).*");
    private static final Pattern SVN_SENDS = Pattern.compile("(?s)(commit|ci|import|copy|delete|mkdir).*");
    private static final Set<String> ELSEWHERE = Set.of("-R", "--repo", "--repository", "--hostname");

    private GitPush() {}

    static void look(String program, List<Token.Word> words, Effects effects) {
        switch (program) {
            case "git" -> git(words, effects);
            case "git-push", "git-send-pack", "git-http-push" -> effects.pushes(".", Optional.empty());
            case "gh", "hub", "glab", "jj", "hg", "svn", "sl" -> forge(program, words, effects);
            case "curl", "wget" -> {
                String line =
                        String.join(" ", words.stream().map(Token.Word::text).toList());
                boolean api = FORGE_API.matcher(line).find()
                        && HTTP_SENDS.matcher(line).find();
                if (api || line.contains("git-receive-pack")) {
                    effects.pushes(".", Optional.empty());
                }
            }
            default -> {}
        }
    }

    private static void git(List<Token.Word> words, Effects effects) {
        String repository = ".";
        int i = 0;
        while (i < words.size() && words.get(i).text().startsWith("-")) {
            String option = words.get(i).text();
            String value = i + 1 < words.size() ? words.get(i + 1).text() : "";
            if (option.equals("-C") || option.equals("--git-dir")) {
                repository = value.startsWith("/") || value.startsWith("~") || repository.equals(".")
                        ? value
                        : repository + "/" + value;
                if (repository.length() > LONGEST) {
                    effects.unsure();
                    repository = value;
                }
                effects.reads(repository);
            } else if (option.startsWith("--git-dir=")) {
                repository = option.substring("--git-dir=".length());
                effects.reads(repository);
            } else if (option.equals("-c") || option.startsWith("--config-env") || option.startsWith("--exec-path")) {
                effects.unsure(); // an alias or a program may hide in it
            }
            i += VALUED.contains(option) ? 2 : 1;
        }
        if (i < words.size()) {
            subcommand(words.get(i), words.subList(i + 1, words.size()), repository, effects);
        }
    }

    private static void subcommand(Token.Word command, List<Token.Word> rest, String repository, Effects effects) {
        String name = command.text();
        String next = rest.isEmpty() ? "" : rest.getFirst().text();
        boolean pushes = PUSHING.contains(name)
                || (name.equals("subtree") && next.equals("push"))
                || (name.equals("svn") && next.equals("dcommit"))
                || (name.equals("lfs") && next.equals("push"))
                || (name.equals("p4") && next.equals("submit"));
        if (pushes) {
            effects.pushes(repository, remote(rest));
        } else if (startsSomething(name, rest)) {
            effects.unsure();
        } else if (command.dynamic() || !HARMLESS.contains(name)) {
            effects.unsure(); // an alias can mean anything, a push included
            if (name.contains("push")) {
                effects.pushes(repository, Optional.empty());
            }
        }
    }

    /** Subcommands that are harmless by themselves, told to run another program. */
    private static boolean startsSomething(String name, List<Token.Word> rest) {
        List<String> words = rest.stream().map(Token.Word::text).toList();
        boolean byOption = words.stream().anyMatch(w -> Options.mayBeLong(w, RUNNING) || w.contains("::"));
        boolean byLetter = switch (name) {
            case "rebase" -> words.stream().anyMatch(w -> Options.hasLetter(w, "x"));
            case "clone" -> words.stream().anyMatch(w -> Options.hasLetter(w, "uc"));
            case "grep" -> words.stream().anyMatch(w -> Options.hasLetter(w, "O"));
            case "submodule" -> words.contains("foreach");
            case "bisect" -> words.contains("run");
            case "config" -> words.stream().filter(w -> !w.startsWith("-")).count() > 1;
            default -> false;
        };
        return byOption || byLetter;
    }

    private static Optional<String> remote(List<Token.Word> rest) {
        return rest.stream()
                .map(Token.Word::text)
                .filter(t -> !t.startsWith("-"))
                .findFirst();
    }

    private static void forge(String program, List<Token.Word> words, Effects effects) {
        String line = String.join(" ", withoutOptions(words));
        String whole = String.join(" ", words.stream().map(Token.Word::text).toList());
        boolean pushes = switch (program) {
            case "gh", "glab" ->
                FORGE_SENDS.matcher(line).matches()
                        || (line.startsWith("api") && API_SENDS.matcher(whole).find());
            case "hub" -> HUB_SENDS.matcher(line).matches();
            case "jj" -> line.startsWith("git push");
            case "hg", "sl" -> line.startsWith("push");
            case "svn" -> SVN_SENDS.matcher(line).matches();
            default -> false;
        };
        if (pushes) {
            effects.pushes(".", Optional.empty());
        } else if (!LOOKS.matcher(line).matches()
                && !(line.startsWith("api") && (program.equals("gh") || program.equals("glab")))) {
            effects.unsure();
        }
    }

    private static List<String> withoutOptions(List<Token.Word> words) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (ELSEWHERE.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                rest.add(word);
            }
        }
        return rest;
    }
}
