package dev.chaperone.central.gates;

import dev.chaperone.central.gates.GateResult.Finding;
import dev.chaperone.central.gates.GateResult.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a change of an agent may not touch: what runs in CI or decides who reviews, links and submodules, and names that
 * lead out of a working tree on some system.
 */
final class PathsGate implements Gate {

    private static final Pattern CI = Pattern.compile(
            "(?:.*/)?(?:\\.github/(?:workflows|actions)/.*|\\.gitlab-ci\\.ya?ml|\\.gitlab/ci/.*|\\.circleci/.*"
                    + "|jenkinsfile[^/]*|azure-pipelines\\.ya?ml|\\.drone\\.ya?ml|\\.travis\\.ya?ml|\\.woodpecker/.*"
                    + "|\\.buildkite/.*|bitbucket-pipelines\\.ya?ml|\\.tekton/.*|codeowners|\\.gitmodules"
                    + "|\\.gitattributes|\\.husky/.*|lefthook\\.ya?ml|\\.pre-commit-config\\.ya?ml)");

    /** As git itself sees them on HFS+ and NTFS: characters nobody sees, a short name, a stream, dots at the end. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}]");

    private static final Pattern DOT_GIT = Pattern.compile("(?:\\.git|git~\\d+)[ .]*(?::.*)?");

    @Override
    public GateResult judge(Change change) {
        List<Finding> found = new ArrayList<>();
        for (FileChange file : change.files()) {
            problem(file).ifPresent(what -> found.add(Finding.of(file, what)));
        }
        return GateResult.of("paths", Result.FAIL, found.stream().distinct().toList());
    }

    private static Optional<String> problem(FileChange file) {
        if (leadsOut(file.path())) {
            return Optional.of("a path that could lead out of the working tree");
        }
        if (file.isSymlink()) {
            return Optional.of("a symbolic link; let a person add it");
        }
        if (file.isSubmodule()) {
            return Optional.of("a submodule; let a person change it");
        }
        return CI.matcher(file.path().toLowerCase(Locale.ROOT)).matches()
                ? Optional.of("runs in CI or decides who reviews; let a person change it")
                : Optional.empty();
    }

    private static boolean leadsOut(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || path.matches("(?s)[A-Za-z]:.*")) {
            return true;
        }
        for (String part : path.split("/", -1)) {
            String seen = UNSEEN.matcher(part).replaceAll("").toLowerCase(Locale.ROOT);
            boolean odd = seen.isEmpty() || seen.equals(".") || seen.equals("..");
            if (odd || DOT_GIT.matcher(seen).matches()) {
                return true;
            }
        }
        return false;
    }
}
